using FundManager.Domain.Applications;
using FundManager.Domain.Appraisals;

namespace FundManager.Web.Features.Applications;

/// <summary>Everything that was typed, to be read.</summary>
/// <param name="Form">What was typed.</param>
/// <param name="Framework">By which indicators are sorted.</param>
/// <param name="Endorser">Name of the endorsing body; "" for none.</param>
public sealed record ProposalView(ApplicationForm Form, AppraisalFramework Framework, string Endorser)
{
    /// <summary>Whether the reader may know who is to be avoided: the applicant's side and the office, never reviewers.</summary>
    public bool ShowsAvoided { get; init; }

    /// <summary>An amount as people read it; what is no amount stays as it was typed.</summary>
    public static string AmountOf(string text) =>
        text.Length > 0 && Proposal.TryAmount(text, out var amount) ? Show.Amount(amount) : text;

    /// <summary>A day as people read it; what is no day stays as it was typed.</summary>
    public static string DayOf(string text) => ApplicationCheck.TryDay(text, out var day) ? Show.Day(day) : text;

    /// <summary>How an operator is printed before a target.</summary>
    public static string SignOf(string operation) =>
        operation switch
        {
            ">=" => "≥",
            "<=" => "≤",
            "=" => "=",
            _ => "",
        };

    /// <summary>What must be true before a tranche is paid.</summary>
    public static IEnumerable<string> ConditionsOf(TrancheRow row, Texts texts)
    {
        if (row.InputShare.Length > 0)
        {
            yield return texts["applications.Tranches_Inputs", row.InputShare];
        }

        if (row.Milestones.Length > 0)
        {
            yield return texts["applications.Tranches_After", row.Milestones];
        }

        if (row.InputShare.Length == 0 && row.Milestones.Length == 0)
        {
            yield return texts["applications.Tranches_AgreementOnly"];
        }
    }

    /// <summary>The part of the framework that an indicator belongs to.</summary>
    public string PartOf(IndicatorRow row) =>
        Framework.Blocks.SelectMany(block => block.Parts).FirstOrDefault(part => part.Id == row.Level2) is { } part
            ? Show.Of(part.Name)
            : row.Level2;
}
