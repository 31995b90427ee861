using FundManager.Domain.Applications;

namespace FundManager.Web.Features.Applications;

/// <summary>One of the lists in an application's form: its rows as plain text, in the order of <paramref name="Fields"/>.</summary>
/// <param name="Name">The property of the form.</param>
/// <param name="Fields">The properties of a row that are typed.</param>
/// <param name="Read">The rows of a form.</param>
/// <param name="Write">The form with other rows.</param>
public sealed record FormList(
    string Name,
    IReadOnlyList<string> Fields,
    Func<ApplicationForm, IReadOnlyList<string[]>> Read,
    Func<ApplicationForm, IReadOnlyList<string[]>, ApplicationForm> Write
)
{
    /// <summary>With an empty row at the end, as long as there is room.</summary>
    public ApplicationForm Add(ApplicationForm form) =>
        Read(form).Count >= ApplicationForm.MaxRows ? form : Write(form, [.. Read(form), EmptyRow()]);

    /// <summary>Without the row at <paramref name="index"/>, counted from 0; unchanged where there is none.</summary>
    public ApplicationForm Drop(ApplicationForm form, int index) =>
        Write(form, [.. Read(form).Where((_, i) => i != index)]);

    public string[] EmptyRow() => [.. Fields.Select(_ => "")];
}

/// <summary>The lists of an application's form.</summary>
public static class FormLists
{
    public static IReadOnlyList<FormList> All { get; } =
    [
        new(
            nameof(ApplicationForm.Team),
            [nameof(TeamRow.Name), nameof(TeamRow.Task)],
            form => [.. form.Team.Select(r => new[] { r.Name, r.Task })],
            (form, rows) => form with { Team = [.. rows.Select(r => new TeamRow(r[0], r[1]))] }
        ),
        new(
            nameof(ApplicationForm.Partners),
            [nameof(PartnerRow.Name), nameof(PartnerRow.Task)],
            form => [.. form.Partners.Select(r => new[] { r.Name, r.Task })],
            (form, rows) => form with { Partners = [.. rows.Select(r => new PartnerRow(r[0], r[1]))] }
        ),
        new(
            nameof(ApplicationForm.Avoided),
            [nameof(AvoidedRow.Name), nameof(AvoidedRow.Reason)],
            form => [.. form.Avoided.Select(r => new[] { r.Name, r.Reason })],
            (form, rows) => form with { Avoided = [.. rows.Select(r => new AvoidedRow(r[0], r[1]))] }
        ),
        new(
            nameof(ApplicationForm.Budget),
            [nameof(BudgetRow.What), nameof(BudgetRow.Heading), nameof(BudgetRow.FromFund), nameof(BudgetRow.Own)],
            form => [.. form.Budget.Select(r => new[] { r.What, r.Heading, r.FromFund, r.Own })],
            (form, rows) => form with { Budget = [.. rows.Select(r => new BudgetRow(r[0], r[1], r[2], r[3]))] }
        ),
        new(
            nameof(ApplicationForm.Inputs),
            [
                nameof(InputRow.What),
                nameof(InputRow.Kind),
                nameof(InputRow.Amount),
                nameof(InputRow.DueOn),
                nameof(InputRow.RateSource),
            ],
            form => [.. form.Inputs.Select(r => new[] { r.What, r.Kind, r.Amount, r.DueOn, r.RateSource })],
            (form, rows) => form with { Inputs = [.. rows.Select(r => new InputRow(r[1], r[0], r[2], r[3], r[4]))] }
        ),
        new(
            nameof(ApplicationForm.Milestones),
            [
                nameof(MilestoneRow.Title),
                nameof(MilestoneRow.DueOn),
                nameof(MilestoneRow.Deliverable),
                nameof(MilestoneRow.Checkpoint),
            ],
            form => [.. form.Milestones.Select(r => new[] { r.Title, r.DueOn, r.Deliverable, r.Checkpoint })],
            (form, rows) => form with { Milestones = [.. rows.Select(r => new MilestoneRow(r[0], r[1], r[2], r[3]))] }
        ),
        Indicators,
        new(
            nameof(ApplicationForm.Tranches),
            [
                nameof(TrancheRow.Amount),
                nameof(TrancheRow.PlannedOn),
                nameof(TrancheRow.InputShare),
                nameof(TrancheRow.Milestones),
            ],
            form => [.. form.Tranches.Select(r => new[] { r.Amount, r.PlannedOn, r.InputShare, r.Milestones })],
            (form, rows) => form with { Tranches = [.. rows.Select(r => new TrancheRow(r[0], r[1], r[2], r[3]))] }
        ),
    ];

    public static FormList? Find(string name) => All.FirstOrDefault(list => list.Name == name);

    /// <summary>The block is not asked for: it follows from the part.</summary>
    private static FormList Indicators =>
        new(
            nameof(ApplicationForm.Indicators),
            [
                nameof(IndicatorRow.Name),
                nameof(IndicatorRow.Level2),
                nameof(IndicatorRow.Operator),
                nameof(IndicatorRow.Target),
                nameof(IndicatorRow.Unit),
                nameof(IndicatorRow.Weight),
                nameof(IndicatorRow.Source),
            ],
            form =>
                [
                    .. form.Indicators.Select(r =>
                        new[] { r.Name, r.Level2, r.Operator, r.Target, r.Unit, r.Weight, r.Source }
                    ),
                ],
            (form, rows) =>
                form with
                {
                    Indicators = [.. rows.Select(r => new IndicatorRow(r[0], "", r[1], r[2], r[3], r[4], r[6], r[5]))],
                }
        );
}
