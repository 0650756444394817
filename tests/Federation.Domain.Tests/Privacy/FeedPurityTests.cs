using System.Reflection;
using System.Text;
using Federation.Domain.Grains;
using Federation.Domain.Privacy;
using Federation.Domain.Referrals;
using Federation.Domain.Tests.Examples;

namespace Federation.Domain.Tests.Privacy;

/// <summary>Promise 7, by reflection: no entry has a place where a person's words, or bytes of them, could stand.</summary>
public sealed class FeedPurityTests
{
    /// <summary>
    /// Every string that an entry can hold. Those of a posting are what the hub publishes, once it does; guards keep ways to reach people out of them.
    /// </summary>
    private const string Expected = """
        CollectiveProfile.Commune
        CollectiveProfile.Host
        CollectiveProfile.Name
        CollectiveProfile.Note
        CollectiveProfile.Purpose
        CollectiveProfile.Rhythm
        CollectiveProfile.Source
        Consent.TextVersion
        Contract.Note
        CourseLength.Text
        CourseModule.Note
        CourseModule.Title
        CourseProfile.Admission
        CourseProfile.CertificationNote
        CourseProfile.Commune
        CourseProfile.Contents
        CourseProfile.FollowUp
        CourseProfile.Format
        CourseProfile.Note
        CourseProfile.PrerequisiteNote
        CourseProfile.Providers
        CourseProfile.Source
        CourseProfile.Title
        CourseProfile.TrainersNote
        DiffusionRule.Values
        Dossier.SecretHash
        Dossier.Source
        Employer.Name
        Employer.Siret
        Employer.Structure
        Employer.Workplace
        GrainId.Key
        Hours.Schedule
        HowToApply.Note
        HubProfile.Carrier
        HubProfile.FullName
        HubProfile.ShortName
        HubProfile.Source
        LanguageAsked.Language
        Letter.Source
        MeetingAttended.Key
        MeetingCancelled.Key
        MeetingPlan.Commune
        MeetingPlan.Key
        MeetingPlan.Theme
        MeetingPlan.Venue
        Need.Language
        OfferProposed.Owner
        OfferReminded.Deadline
        OfferSaved.Owner
        Pay.Note
        Pay.Scale
        Place.Commune
        Place.Detail
        Posting.Desired
        Posting.Missions
        Posting.Prospects
        Posting.PublicsNote
        Posting.Required
        Posting.Reveals
        Posting.Source
        Posting.Summary
        Posting.Title
        PriceOfCourse.Funders
        PriceOfCourse.Text
        ReferralDisclosed.TextVersion
        ReferralOpened.Account
        ReferralReminded.Deadline
        Registration.Owner
        SessionContactOpened.Account
        SessionPlan.Commune
        SessionPlan.Label
        SessionPlan.Source
        SessionPlan.Title
        SessionPlan.Venue
        StructureProfile.Commune
        StructureProfile.Finess
        StructureProfile.KindLabel
        StructureProfile.Name
        StructureProfile.Publics
        StructureProfile.Roles
        StructureProfile.Siret
        StructureProfile.Source
        SubscriptionAsked.Link
        SubscriptionReminded.Deadline
        TrainerContactKept.Owner
        TrainerProfile.Languages
        """;

    [Fact]
    public void No_entry_has_a_free_string_but_those_of_institutions_and_codes()
    {
        var found = new SortedSet<string>(StringComparer.Ordinal);
        var seen = new HashSet<Type>();
        foreach (var fact in DomainJson.Facts.Types)
        {
            Search(fact, found, seen);
        }

        Assert.Equal(Expected.Split('\n', StringSplitOptions.TrimEntries), found);
    }

    [Fact]
    public void No_entry_holds_bytes_an_envelope_or_anything_of_unknown_shape()
    {
        var seen = new HashSet<Type>();
        foreach (var fact in DomainJson.Facts.Types)
        {
            Search(fact, [], seen);
        }

        Type[] loose = [typeof(byte[]), typeof(SealedEnvelope), typeof(object), typeof(System.Text.Json.JsonElement), typeof(System.Text.Json.Nodes.JsonNode)];
        Assert.Empty(seen.Intersect(loose));
        Assert.DoesNotContain(seen, type => typeof(System.Collections.IDictionary).IsAssignableFrom(type));
    }

    /// <summary>The same promise, seen from outside: what is sealed is looked for in all that is written.</summary>
    [Fact]
    public void A_marked_ciphertext_is_found_in_no_entry_and_in_no_state()
    {
        var mark = "Marque-Unique-7F3A"u8.ToArray();
        var filing = Some.Filing(Some.Occitanie, true) with { Envelopes = [new(Some.Row(1), SealKind.Contact, mark), new(Some.Row(2), SealKind.Story, mark)] };
        ReferralState? state = null;
        Search(ref state, filing, Caller.Visitor, mark);
        state = state! with { Status = Status.InfoRequested, Asked = new Asked(Question.Other, null, Some.Now, false) };
        Search(ref state, new AnswerReferral(new SealedEnvelope(Some.Row(7), SealKind.Answer, mark)), Caller.Person, mark);
        ReferralState? asked = Some.Recipient(Status.InReview);
        Search(ref asked, new MoveReferral(Status.InfoRequested, Question: Question.Other, Note: new SealedEnvelope(Some.Row(8), SealKind.Question, mark)), Some.Toulouse, mark);
    }

    [Fact]
    public void What_a_visitor_files_carries_no_text_in_the_places_of_codes()
    {
        var text = "je m’appelle Camille et je dors dehors";
        Assert.All<Func<Dossier, Dossier>>(
            [
                dossier => dossier with { Source = text },
                dossier => dossier with { SecretHash = text },
                dossier => dossier with { SecretHash = new string('z', 64) },
                dossier => dossier with { Need = dossier.Need with { Language = "je" + text } },
                dossier => dossier with { Need = dossier.Need with { Language = "é!" } },
                dossier => dossier with { Consent = dossier.Consent with { TextVersion = text } },
            ],
            spoil => Assert.Equal(RefusalKind.Invalid, Grain.Decide(Some.Id.At(Some.Aura), null, Some.Filing() with { Dossier = spoil(Some.Dossier()) }, Caller.Visitor, Some.Now).Refusal?.Kind));
    }

    [Fact]
    public void What_goes_to_other_hubs_never_holds_the_hash_of_the_private_link()
    {
        var hash = PrivateLink.Hash("secret");
        for (var seed = 1; seed <= 200; seed++)
        {
            foreach (var told in Walk.Steps(seed, 40).SelectMany(step => step.Decision.Facts).Where(told => told.Audience != Audience.Local))
            {
                Assert.DoesNotContain(hash, Encoding.UTF8.GetString(DomainJson.Facts.Write(told.Fact)));
            }
        }
    }

    private static void Search(ref ReferralState? state, Command command, Caller caller, byte[] mark)
    {
        var decision = state.Decide(command, caller);
        Assert.NotEmpty(decision.Seals);
        state = state.After(decision);
        foreach (var json in decision.Facts.Select(told => DomainJson.Facts.Write(told.Fact)).Append(DomainJson.WriteState(state)))
        {
            Assert.Equal(-1, json.AsSpan().IndexOf(mark));
            Assert.DoesNotContain(Convert.ToBase64String(mark), Encoding.UTF8.GetString(json));
        }
    }

    private static void Search(Type type, SortedSet<string> found, HashSet<Type> seen)
    {
        if (!seen.Add(type) || type.IsPrimitive || type.IsEnum || type.Namespace == nameof(System))
        {
            return;
        }

        foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.GetIndexParameters().Length == 0))
        {
            var holds = Inner(property.PropertyType);
            if (holds == typeof(string))
            {
                found.Add($"{type.Name}.{property.Name}");
            }
            else if (property.CanWrite || property.PropertyType != property.DeclaringType)
            {
                Search(holds, found, seen);
            }
        }
    }

    private static Type Inner(Type type) =>
        Nullable.GetUnderlyingType(type) is { } value ? Inner(value)
        : type.IsGenericType && typeof(System.Collections.IEnumerable).IsAssignableFrom(type) ? Inner(type.GetGenericArguments()[0])
        : type;
}
