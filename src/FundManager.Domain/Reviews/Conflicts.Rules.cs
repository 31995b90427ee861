using FundManager.Domain.Organisations;

namespace FundManager.Domain.Reviews;

public static partial class Conflicts
{
    private static IEnumerable<Conflict> OfOrganisations(JudgeFacts judge, ConflictFacts facts)
    {
        foreach (var own in judge.Organisations)
        {
            if (own.Id == facts.Parties.OrganisationId)
            {
                yield return new(SameOrganisation, null, own.Name);
            }

            if (own.Id == facts.Parties.EndorserId)
            {
                yield return new(Endorser, null, own.Name);
            }

            if (facts.Form.Partners.Any(row => own.Keys.Contains(NameKey.OfBody(row.Name))))
            {
                yield return new(Partner, facts.Since, own.Name);
            }

            if (facts.Form.Avoided.FirstOrDefault(row => own.Keys.Contains(NameKey.OfBody(row.Name))) is { } avoided)
            {
                yield return new(Avoided, facts.Since, avoided.Name);
            }
        }
    }

    private static IEnumerable<Conflict> OfPerson(JudgeFacts judge, ConflictFacts facts)
    {
        var form = facts.Form;
        foreach (var row in form.Avoided)
        {
            foreach (var key in NameKey.OfAnybody(row.Name).Where(judge.Keys.Contains))
            {
                yield return Named(new(Avoided, facts.Since, row.Name), key);
            }
        }

        foreach (var address in (string[])[form.LeadEmail, facts.LeadEmail])
        {
            if (judge.Keys.Contains(NameKey.OfAddress(address)))
            {
                yield return new(Lead, facts.Since, address);
            }
        }

        foreach (var key in NameKey.OfPerson(form.LeadName).Where(judge.Keys.Contains))
        {
            yield return Named(new(Lead, facts.Since, form.LeadName), key);
        }

        foreach (var row in form.Team)
        {
            foreach (var key in NameKey.OfPerson(row.Name).Where(judge.Keys.Contains))
            {
                yield return Named(new(Team, facts.Since, row.Name), key);
            }
        }

        if (judge.Declared.TryGetValue(facts.ApplicationId, out var day))
        {
            yield return new(Declared, day);
        }
    }

    private static IEnumerable<Conflict> OfInterests(JudgeFacts judge, ConflictFacts facts)
    {
        foreach (var tie in judge.Interests)
        {
            var code = tie.Kind.ToString();
            if (
                tie.OrganisationId == facts.Parties.OrganisationId
                || tie.BodyKeys.Overlaps(NameKey.Of(facts.Applicant))
                || facts.Form.Partners.Any(row => tie.BodyKeys.Contains(NameKey.OfBody(row.Name)))
            )
            {
                yield return new(code, tie.Since, tie.Other);
            }

            foreach (var key in tie.PersonKeys.Where(facts.People.ContainsKey))
            {
                yield return Named(new(code, tie.Since, facts.People[key]), key);
            }
        }
    }

    private static IEnumerable<Conflict> OfAwards(JudgeFacts judge, ConflictFacts facts, ConflictHistory history)
    {
        foreach (var award in history.Awards.Where(a => a.ApplicationId != facts.ApplicationId))
        {
            if (award.People.Overlaps(judge.Keys))
            {
                foreach (
                    var (key, name) in facts.People.Where(p =>
                        award.People.Contains(p.Key) && !judge.Keys.Contains(p.Key)
                    )
                )
                {
                    // That the name in the award is the judge's and that the other's is the other's: both are names.
                    yield return award.IsRunning
                        ? new(SharedProject, award.StartsOn, name, award.Number) { NameOnly = $"{award.Number}:{key}" }
                        : new(SharedAward, award.StartsOn, name, award.Number);
                }
            }

            var applicant = facts.Parties.OrganisationId;
            if (
                IsIn(award, applicant, NameKey.Of(facts.Applicant))
                && judge.Organisations.FirstOrDefault(own => own.Id != applicant && IsIn(award, own.Id, own.Keys))
                    is { } body
            )
            {
                yield return new(SharedAward, award.StartsOn, body.Name, award.Number);
            }
        }
    }

    private static IEnumerable<Conflict> OfNeighbours(JudgeFacts judge, ConflictFacts facts, ConflictHistory history)
    {
        var (applicant, endorser) = (facts.Parties.OrganisationId, facts.Parties.EndorserId);
        foreach (var own in judge.Organisations.Where(own => own.Id != applicant && own.Id != endorser))
        {
            if (endorser is { } body && history.Endorsed.TryGetValue((own.Id, body), out var since))
            {
                yield return new(SameBranch, since, own.Name, facts.Endorser);
            }
        }
    }

    // Who was found out to be in it stays in conflict when a later version of the form leaves the name out.
    private static IEnumerable<Conflict> OfDecided(JudgeFacts judge, ConflictFacts facts) =>
        judge
            .Decided.Where(each => each.Value && each.Key.ApplicationId == facts.ApplicationId)
            .Where(each => each.Key.Code is Avoided or Lead or Team)
            .Select(each => new Conflict(each.Key.Code, facts.Since, each.Key.Key));

    private static Conflict Named(Conflict found, string key) =>
        NameKey.IsAddress(key) ? found : found with { NameOnly = key };

    private static bool IsIn(PastAward award, Id<Organisation> id, IReadOnlySet<string> keys) =>
        award.OrganisationId == id || award.Partners.Overlaps(keys);
}
