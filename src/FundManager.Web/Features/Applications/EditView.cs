using FluentValidation.Results;
using FundManager.Data.Files;
using FundManager.Domain;
using FundManager.Domain.Applications;
using FundManager.Domain.Calls;

namespace FundManager.Web.Features.Applications;

/// <summary>The form of an application as its page shows it.</summary>
public sealed record EditView
{
    public required GrantApplication Application { get; init; }

    public required Call Call { get; init; }

    /// <summary>What was typed: of the page that was sent, or as it was saved.</summary>
    public required ApplicationForm Form { get; init; }

    /// <summary>Of the row that this page shows.</summary>
    public required uint Version { get; init; }

    public required ApplicationCheck Check { get; init; }

    public required IReadOnlyList<(string Value, string Text)> Endorsers { get; init; }

    public required IReadOnlyList<StoredFile> Files { get; init; }

    /// <summary>Every fault of the form, in its order, whether it is shown or not.</summary>
    public required IReadOnlyList<ValidationFailure> Faults { get; init; }

    /// <summary>Whether every fault is shown: after the form was held against the call, not while it is being typed.</summary>
    public bool ShowsFaults { get; init; }

    /// <summary>Names of fields that were typed in on this page.</summary>
    public IReadOnlyList<string> Touched { get; init; } = [];

    /// <summary>When it was saved by this request; null when it was not.</summary>
    public DateTimeOffset? SavedAt { get; init; }

    /// <summary>Why files were refused.</summary>
    public string? UploadFault { get; init; }

    public Guid Id => Application.Id.Value;

    /// <summary>The first fault of a field.</summary>
    public string? FaultOf(string name) => Faults.FirstOrDefault(fault => fault.PropertyName == name)?.ErrorMessage;

    /// <summary>The fault of a field where it is shown now.</summary>
    public string? ShownFaultOf(string name) =>
        ShowsFaults || Touched.Contains(name, StringComparer.Ordinal) ? FaultOf(name) : null;

    /// <summary>What the form's sums are.</summary>
    public FormSums Sums => FormSums.Of(Check);

    public IReadOnlyList<FormSection> Sections => FormSection.Of(Call.Terms);
}

/// <summary>A part of the form with a heading of its own.</summary>
/// <param name="Key">Of its heading.</param>
/// <param name="Fields">Single fields and lists in it.</param>
public sealed record FormSection(string Key, params IReadOnlyList<string> Fields)
{
    private static readonly FormSection[] Always =
    [
        new("Project", "TitleZh", "TitleEn", "Summary", "Discipline", "Region", "StartsOn", "TermMonths"),
        new("People", "LeadName", "LeadEmail", "LeadPosition", "Team", "Partners", "Avoided"),
        new("Money", "Budget", "Inputs"),
        new("Plan", "Milestones", "Indicators"),
        new("Payments", "Tranches"),
    ];

    /// <summary>The parts, in the order of the form; the last one holds the documents.</summary>
    public static IReadOnlyList<FormSection> Of(CallTerms terms) =>
        terms.RequiresEndorsement
            ? [.. Always, new FormSection("Endorsement", "EndorserId"), new FormSection("Documents")]
            : [.. Always, new FormSection("Documents")];

    /// <summary>Where it stands: how many faults it has, and whether anything was typed.</summary>
    public (int Faults, bool IsBegun) StateIn(EditView edit)
    {
        return (edit.Faults.Count(Holds), Fields.Any(field => IsFilled(edit.Form, field)));
    }

    /// <summary>Whether a fault is about this part.</summary>
    public bool Holds(ValidationFailure fault) => Fields.Any(field => IsOf(fault.PropertyName, field));

    private static bool IsOf(string name, string field) =>
        name == $"Form.{field}" || name.StartsWith($"Form.{field}[", StringComparison.Ordinal);

    private static bool IsFilled(ApplicationForm form, string field) =>
        FormLists.Find(field) is { } list
            ? list.Read(form).Any(row => row.Any(text => text.Length > 0))
            : TextOf(form, field).Length > 0;

    /// <summary>What was typed into a single field. Lead and region come from the profile: they alone do not begin a part.</summary>
    private static string TextOf(ApplicationForm form, string field) =>
        field switch
        {
            "TitleZh" => form.TitleZh,
            "TitleEn" => form.TitleEn,
            "Summary" => form.Summary,
            "Discipline" => form.Discipline,
            "StartsOn" => form.StartsOn,
            "TermMonths" => form.TermMonths,
            "LeadPosition" => form.LeadPosition,
            "EndorserId" => form.EndorserId,
            _ => "",
        };
}

/// <summary>What the amounts and weights of a form come to, as far as they can be read.</summary>
public sealed record FormSums
{
    public required Money Fund { get; init; }

    public required Money Own { get; init; }

    public required Money Inputs { get; init; }

    public required Money Needed { get; init; }

    public required Money Tranches { get; init; }

    public required decimal Weights { get; init; }

    public required decimal WeightsToShare { get; init; }

    /// <summary>Planned inputs for each yuan of the fund; null while nothing is asked for.</summary>
    public decimal? Leverage =>
        Fund == Money.Zero ? null : decimal.Round(Inputs.Amount / Fund.Amount, 2, MidpointRounding.AwayFromZero);

    public static FormSums Of(ApplicationCheck check) =>
        new()
        {
            Fund = ApplicationCheck.Sum(check.Form.Budget.Select(row => row.FromFund)),
            Own = ApplicationCheck.Sum(check.Form.Budget.Select(row => row.Own)),
            Inputs = ApplicationCheck.Sum(check.Form.Inputs.Select(row => row.Amount)),
            Needed = check.Needed,
            Tranches = ApplicationCheck.Sum(check.Form.Tranches.Select(row => row.Amount)),
            Weights = ApplicationCheck.SumOfWeights(check.Form),
            WeightsToShare = check.WeightsToShare,
        };
}
