using Federation.Domain.Calls;
using Federation.Domain.Grains;
using Federation.Domain.Referrals;

namespace Federation.Gateway.Mail;

/// <summary>What waits for a hub's coordinators.</summary>
public enum News
{
    RequestArrived,
    RequestFiled,
    CallWaits,
    RequestUnread,
    AnswerLate,
    RoutedUnanswered,
}

public static class NewsOf
{
    /// <summary>What a fact of this hub's feed is told as; null for what waits for nobody here, and for examples.</summary>
    public static News? Fact(Fact fact) => fact switch
    {
        ReferralMirrored { Letter.Source: null } => News.RequestArrived,
        ReferralFiled { Dossier: { Parent: null, Source: null } } => News.RequestFiled,
        CallHeard { Letter.Source: null } => News.CallWaits,
        ReferralReminded => News.RequestUnread,
        ReferralEscalated => News.AnswerLate,
        ReferralEscalationHeard => News.RoutedUnanswered,
        _ => null,
    };

    public static string Sentence(News news) => news switch
    {
        News.RequestArrived => "Une demande vient d’arriver.",
        News.RequestFiled => "Une demande vient d’être déposée chez vous.",
        News.CallWaits => "Un appel ouvert attend qu’une plateforme le prenne.",
        News.RequestUnread => "Une demande attend d’être lue.",
        News.AnswerLate => "Une demande attend votre réponse ; le délai est passé.",
        News.RoutedUnanswered => "Une demande que vous avez orientée n’a pas reçu de réponse à temps.",
        _ => throw new ArgumentOutOfRangeException(nameof(news)),
    };
}
