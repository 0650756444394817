namespace Federation.Domain.Jobs.Gate;

/// <summary>
/// Reads the texts of a posting. Where a sentence stands decides what it means: a requirement is about who applies, a mission is about those who are
/// supported, so « sa maladie » in a mission is nobody's demand.
/// </summary>
internal static class GateReader
{
    public static IEnumerable<GateFinding> Read(Posting posting)
    {
        var peer = CanonicalTitles.Of(posting.Canonical).IsPeer;
        foreach (var (field, text, _) in PostingTexts.Of(posting))
        {
            var list = field.IndexOf('[');
            var place = list < 0 ? field : field[..list];
            foreach (var clause in Folded.Clauses(text))
            {
                peer |= place is PostingTexts.Title or PostingTexts.Summary or PostingTexts.Missions or PostingTexts.Required or PostingTexts.Desired && Any(GatePhrases.PeerWords, clause);
                foreach (var point in Points(place, clause, posting))
                {
                    yield return new GateFinding(point, field);
                }
            }
        }

        if (!peer)
        {
            yield return new GateFinding(GatePoint.NotAPeerPost, PostingTexts.Title);
        }
    }

    private static IEnumerable<GatePoint> Points(string place, string[] clause, Posting posting) => place switch
    {
        PostingTexts.Apply => Health(clause, true).Concat(Papers(clause)).Concat(Declared(clause)).Concat(Story(clause, posting)).Concat(OfThePost(clause)),
        PostingTexts.Required => Health(clause, true).Concat(Papers(clause)).Concat(Criteria(clause, posting)).Concat(Asked(clause, posting)),
        PostingTexts.Desired => Health(clause, true).Concat(Papers(clause)).Concat(Criteria(clause, posting)),
        PostingTexts.Title => Criteria(clause, posting).Where(point => point is GatePoint.SexNamed or GatePoint.AgeNamed),
        PostingTexts.Summary => Health(clause, false).Concat(OfThePost(clause)),
        PostingTexts.Missions => Health(clause, false),
        _ => [],
    };

    private static IEnumerable<GatePoint> Health(string[] clause, bool ofCandidates)
    {
        var told = Any(GatePhrases.HealthToldToYou, clause) || (ofCandidates && Any(GatePhrases.HealthToldByThem, clause));
        return told && !clause.Any(GatePhrases.Denials.Contains) && !clause.Any(GatePhrases.Competences.Contains) ? [GatePoint.HealthToBeTold] : [];
    }

    private static IEnumerable<GatePoint> Papers(string[] clause) =>
        Any(GatePhrases.HealthPapers, clause) && !clause.Any(GatePhrases.Denials.Contains) && !clause.Any(GatePhrases.Competences.Contains) ? [GatePoint.HealthToBeTold] : [];

    private static IEnumerable<GatePoint> Declared(string[] clause) =>
        Any(GatePhrases.Experience, clause) && Any(GatePhrases.File, clause) && Any(GatePhrases.Compulsory, clause) && !clause.Any(GatePhrases.Denials.Contains)
            ? [GatePoint.ExperienceToBeDeclared]
            : [];

    private static IEnumerable<GatePoint> Story(string[] clause, Posting posting) =>
        Any(GatePhrases.Story, clause) && !clause.Any(GatePhrases.Denials.Contains) && !posting.Commitments.Contains(Commitment.NoStoryAsked) ? [GatePoint.StoryAsked] : [];

    /// <summary>A sentence that names the post itself can be anywhere: « poste réservé aux femmes ».</summary>
    private static IEnumerable<GatePoint> OfThePost(string[] clause) =>
        clause.Any(word => word is "poste" or "offre" or "emploi" or "candidature" or "candidatures") && Sex(clause) ? [GatePoint.SexNamed] : [];

    private static IEnumerable<GatePoint> Criteria(string[] clause, Posting posting)
    {
        if (Any(GatePhrases.HealthAsCriterion, clause))
        {
            yield return GatePoint.HealthNamed;
        }

        if (Sex(clause))
        {
            yield return GatePoint.SexNamed;
        }

        if (Any(GatePhrases.Family, clause))
        {
            yield return GatePoint.FamilyNamed;
        }

        // These contracts have an age in the law itself.
        if (posting.Contract.Kind is not (ContractKind.CivicService or ContractKind.Apprenticeship or ContractKind.Subsidised) && Ages.AreNamed(clause))
        {
            yield return GatePoint.AgeNamed;
        }

        var publicPost = posting.Contract.Kind is ContractKind.PublicServant or ContractKind.PublicContract;
        if (Any(GatePhrases.Origin, clause) || (!publicPost && Any(GatePhrases.Nationality, clause)))
        {
            yield return GatePoint.OriginNamed;
        }

        if (Any(GatePhrases.Belief, clause))
        {
            yield return GatePoint.BeliefNamed;
        }

        if (Any(GatePhrases.Looks, clause))
        {
            yield return GatePoint.LooksNamed;
        }
    }

    private static IEnumerable<GatePoint> Asked(string[] clause, Posting posting)
    {
        var denied = clause.Any(GatePhrases.Denials.Contains);
        foreach (var point in Story(clause, posting))
        {
            yield return point;
        }

        if (!denied && Any(GatePhrases.LivedExperience, clause))
        {
            yield return GatePoint.ExperienceRequired;
        }

        if (!denied && Any(GatePhrases.PrivateLife, clause))
        {
            yield return GatePoint.PrivateLifeRequired;
        }

        if (!denied && Any(GatePhrases.Fitness, clause))
        {
            yield return GatePoint.FitnessRequired;
        }

        if (!denied && Any(GatePhrases.SocialWork, clause))
        {
            yield return GatePoint.SocialWorkersPost;
        }
    }

    /// <summary>« Homme ou femme », « H/F » say that sex does not count.</summary>
    private static bool Sex(string[] clause) =>
        Any(GatePhrases.Sex, clause) && !(clause.Any(word => word is "homme" or "hommes" or "masculin" or "masculine" or "masculines") && clause.Any(word => word is "femme" or "femmes" or "feminin" or "feminine" or "feminines"));

    private static bool Any(Phrase[] phrases, string[] clause)
    {
        foreach (var phrase in phrases)
        {
            if (phrase.IsIn(clause))
            {
                return true;
            }
        }

        return false;
    }
}
