using Federation.Domain.Collectives;
using Federation.Domain.Hubs;
using Federation.Domain.Jobs;
using Federation.Domain.Referrals;
using Federation.Domain.Training;
using Federation.Gateway.GraphQL.Calls;
using Federation.Gateway.GraphQL.Collectives;
using Federation.Gateway.GraphQL.Hubs;
using Federation.Gateway.GraphQL.Jobs;
using Federation.Gateway.GraphQL.Referrals;
using Federation.Gateway.GraphQL.Structures;
using Federation.Gateway.GraphQL.Training;
using Federation.GraphQL.Binding;
using Federation.Node.Desk;

namespace Federation.Gateway.GraphQL.Schemas;

internal static class InputBindings
{
    public static Bindings Inputs(this Bindings bindings) => bindings
        .Input<Need>("NeedInput")
        .Input<Contact>("ContactInput")
        .Input<Clocks>("ClocksInput")
        .Input<DestinationInput>("DestinationInput")
        .Named<FileReferralInput>()
        .Named<AnswerQuestionInput>()
        .Named<WithdrawReferralInput>()
        .Named<ChangeConsentInput>()
        .Named<StopDisclosureInput>()
        .Named<GiveOutcomeInput>()
        .Named<EraseReferralInput>()
        .Named<ConfirmRouteInput>()
        .Named<SendReferralInput>()
        .Named<RerouteReferralInput>()
        .Named<AlignReferralInput>()
        .Named<ReadReferralInput>()
        .Named<BeginReviewInput>()
        .Named<AskForInformationInput>()
        .Named<AcceptReferralInput>()
        .Named<WaitlistReferralInput>()
        .Named<DeclineReferralInput>()
        .Named<ScheduleReferralInput>()
        .Named<StartReferralInput>()
        .Named<RecordNoShowInput>()
        .Named<CompleteReferralInput>()
        .Named<MarkEnteredInErrorInput>()
        .Named<OpenSealedInput>()
        .Named<ClaimCallInput>()
        .Named<ChangeCapacityInput>()
        .Named<ChangeSettingsInput>()
        .Named<DescribeStructureInput>()
        .Named<OfferFilter>()
        .Named<PostingInput>()
        .Input<Employer>("PostingEmployerInput")
        .Input<Place>("PostingPlaceInput")
        .Input<Contract>("PostingContractInput")
        .Input<Hours>("PostingHoursInput")
        .Input<Pay>("PostingPayInput")
        .Input<LanguageAsked>("PostingLanguageInput")
        .Input<HowToApply>("PostingApplicationInput")
        .Input<Start>("PostingStartInput")
        .Input<ApplicationContact>("ApplicationContactInput")
        .Named<DiffusionRuleInput>()
        .Named<SaveOfferInput>()
        .Named<ProposeOfferInput>()
        .Named<RenewOwnOfferInput>()
        .Named<FillOwnOfferInput>()
        .Named<WithdrawOwnOfferInput>()
        .Named<PostOfferInput>()
        .Named<PublishOfferInput>()
        .Named<SendBackOfferInput>()
        .Named<RenewOfferInput>()
        .Named<FillOfferInput>()
        .Named<WithdrawOfferInput>()
        .Named<JoinOfferInput>()
        .Named<LeaveOfferInput>()
        .Named<ChangeDiffusionInput>()
        .Trainings()
        .Collectives();

    private static Bindings Trainings(this Bindings bindings) => bindings
        .Named<CourseFilter>()
        .Named<SessionFilter>()
        .Named<CourseProfileInput>()
        .Input<CourseLength>("CourseLengthInput")
        .Input<PriceOfCourse>("PriceOfCourseInput")
        .Input<CourseModule>("CourseModuleInput")
        .Named<SessionPlanInput>()
        .Input<SessionDay>("SessionDayInput")
        .Named<DescribeCourseInput>()
        .Named<PlanSessionInput>()
        .Named<MoveSessionDoorInput>()
        .Named<ConfirmSessionInput>()
        .Named<PostponeSessionInput>()
        .Named<CancelSessionInput>()
        .Named<CountAttendanceInput>()
        .Named<OpenRegistrationInput>()
        .Named<LeavePlaceInput>()
        .Named<TakePlaceInput>()
        .Named<RegisterForSessionInput>()
        .Named<LeaveOwnPlaceInput>()
        .Named<TakeOwnPlaceInput>()
        .Trainers();

    private static Bindings Trainers(this Bindings bindings) => bindings
        .Input<TrainerProfile>("TrainerProfileInput")
        .Input<TrainerContact>("TrainerContactInput")
        .Input<OpenCalendar>("OpenCalendarInput")
        .Input<OpenWindow>("OpenWindowInput")
        .Input<Closing>("ClosingInput")
        .Input<Slot>("SlotInput")
        .Named<AddTrainerInput>()
        .Named<DescribeTrainerInput>()
        .Named<RelinkTrainerInput>()
        .Named<SetCalendarInput>()
        .Named<AnswerHoldInput>()
        .Named<CancelHoldInput>()
        .Named<AnswerPairInput>()
        .Named<RetireTrainerInput>()
        .Named<SetOwnCalendarInput>()
        .Named<AnswerOwnHoldInput>()
        .Named<CancelOwnHoldInput>()
        .Named<AnswerOwnPairInput>()
        .Named<RetireMyselfInput>()
        .Named<ProposePairInput>()
        .Named<DissolvePairInput>()
        .Named<AskBookingInput>()
        .Named<WithdrawBookingInput>()
        .Named<ReplaceTrainerInput>();

    private static Bindings Collectives(this Bindings bindings) => bindings
        .Named<CollectiveFilter>()
        .Named<MeetingFilter>()
        .Named<CollectiveProfileInput>()
        .Named<MeetingPlanInput>()
        .Input<MeetingTime>("MeetingTimeInput")
        .Named<DescribeCollectiveInput>()
        .Named<PlanMeetingInput>()
        .Named<CancelMeetingInput>()
        .Named<CountMeetingInput>();

    private static Bindings Named<T>(this Bindings bindings) => bindings.Input<T>(typeof(T).Name);
}
