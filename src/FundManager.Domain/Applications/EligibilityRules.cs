using System.Globalization;
using FundManager.Domain.Calls;
using FundManager.Domain.Organisations;

namespace FundManager.Domain.Applications;

/// <summary>The hard rules of a call, run over one application when its call has closed.</summary>
public static class EligibilityRules
{
    /// <summary>Runs every rule that the terms ask for, in a fixed order.</summary>
    /// <param name="terms">What the call asks for.</param>
    /// <param name="application">As it was sent.</param>
    /// <param name="applicant">The organisation that applies.</param>
    /// <param name="runningAwardsOfLead">Awards of the same lead that are not closed.</param>
    public static IReadOnlyList<EligibilityFinding> Run(
        CallTerms terms,
        GrantApplication application,
        Organisation applicant,
        int runningAwardsOfLead
    )
    {
        List<EligibilityFinding> findings = [Amount(terms, application), Matching(terms, application)];
        findings.Add(new("ELI-BARRED", !terms.Barred.Contains(applicant.CreditCode, StringComparer.Ordinal), []));
        if (terms.OrganisationKinds.Count > 0)
        {
            findings.Add(
                new("ELI-KIND", terms.OrganisationKinds.Contains(applicant.Kind), [applicant.Kind.ToString()])
            );
        }

        if (terms.Regions.Count > 0)
        {
            findings.Add(
                new("ELI-REGION", terms.Regions.Contains(applicant.Region, StringComparer.Ordinal), [applicant.Region])
            );
        }

        if (terms.RequiresEndorsement)
        {
            findings.Add(new("ELI-ENDORSED", application.EndorserId.HasValue && application.SubmittedAt.HasValue, []));
        }

        if (terms.OneRunningAwardPerLead)
        {
            var running = runningAwardsOfLead.ToString(CultureInfo.InvariantCulture);
            findings.Add(new("ELI-LEAD", runningAwardsOfLead == 0, [running]));
        }

        return findings;
    }

    private static EligibilityFinding Amount(CallTerms terms, GrantApplication application)
    {
        var asked = application.Amount;
        return new(
            "ELI-AMOUNT",
            asked >= terms.MinAmount && asked <= terms.MaxAmount,
            [asked.ToString(), terms.MinAmount.ToString(), terms.MaxAmount.ToString()]
        );
    }

    private static EligibilityFinding Matching(CallTerms terms, GrantApplication application)
    {
        var inputs = PlannedInputs(application.Form);
        var need = application.Amount.Share(terms.MatchingSharePercent);
        var share = terms.MatchingSharePercent.ToString("0.##", CultureInfo.InvariantCulture);
        return new("ELI-MATCHING", inputs >= need, [inputs.ToString(), share, need.ToString()]);
    }

    private static Money PlannedInputs(ApplicationForm form) =>
        Money.Sum(form.Inputs.Select(row => Proposal.TryAmount(row.Amount, out var amount) ? amount : Money.Zero));
}
