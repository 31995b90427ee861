using FundManager.Documents.Blocks;
using FundManager.Domain.Applications;
using FundManager.Domain.Appraisals;
using FundManager.Domain.Awards;
using FundManager.Web.Features.Applications;
using FundManager.Web.Files;

namespace FundManager.Web.Reports;

/// <summary>Tables that several reports have: what is planned in applications and agreements, files, and the place in the history.</summary>
internal static class ReportParts
{
    public static ReportTable Budget(ReportPen pen, IReadOnlyList<BudgetLine> lines) =>
        new(
            pen["budget"],
            [
                new(pen["what"], Share: 2.4),
                new(pen["heading"], Share: 1.2),
                new(pen["fromFund"], Figure.Money, 1.2) { IsSummed = true },
                new(pen["own"], Figure.Money, 1.2) { IsSummed = true },
            ],
            [
                .. lines.Select(line =>
                    (IReadOnlyList<Documents.Workbooks.SheetCell>)
                        [
                            line.What,
                            Named(pen, "applications.Heading_", line.Heading),
                            line.FromFund.Amount,
                            line.Own.Amount,
                        ]
                ),
            ]
        )
        {
            TotalLabel = pen["total"],
        };

    public static ReportTable Inputs(ReportPen pen, IReadOnlyList<PlannedInput> inputs) =>
        new(
            pen["inputs"],
            [
                new(pen["what"], Share: 2.2),
                new(pen["inputKind"], Share: 1.2),
                new(pen["amountCny"], Figure.Money, 1.2) { IsSummed = true },
                new(pen["dueOn"], Figure.Day, 1.1),
                new(pen["rateSource"], Share: 1.6),
            ],
            [
                .. inputs.Select(input =>
                    (IReadOnlyList<Documents.Workbooks.SheetCell>)
                        [
                            input.What,
                            pen.Texts[$"applications.InputKind_{input.Kind}"],
                            input.Amount.Amount,
                            input.DueOn,
                            input.RateSource,
                        ]
                ),
            ]
        )
        {
            TotalLabel = pen["total"],
        };

    public static ReportTable Milestones(ReportPen pen, IReadOnlyList<PlannedMilestone> milestones)
    {
        // A column only where the agreement weighs them.
        IReadOnlyList<ReportColumn> weight = milestones.Any(one => one.Weight is not null)
            ? [new(pen["weight"], Figure.Points, 0.8)]
            : [];
        return new(
            pen["milestones"],
            [
                new(pen["milestone"], Share: 2.2),
                new(pen["deliverable"], Share: 2.2),
                new(pen["dueOn"], Figure.Day, 1.1),
                new(pen["checkpoint"], Share: 1.1),
                .. weight,
            ],
            [
                .. milestones.Select(one =>
                    (IReadOnlyList<Documents.Workbooks.SheetCell>)
                        [
                            $"M{one.Number} {one.Title}",
                            one.Deliverable,
                            one.DueOn,
                            pen.Texts[one.IsCheckpoint ? "shared.Yes" : "shared.No"],
                            .. weight.Select(_ => (Documents.Workbooks.SheetCell)one.Weight),
                        ]
                ),
            ]
        );
    }

    public static ReportTable Indicators(
        ReportPen pen,
        AppraisalFramework framework,
        IReadOnlyList<PlannedIndicator> indicators
    ) =>
        new(
            pen["indicators"],
            [
                new(pen["indicator"], Share: 2.2),
                new(pen["block"], Share: 1.3),
                new(pen["target"], Share: 1.3),
                new(pen["source"], Share: 1.6),
                new(pen["weight"], Figure.Points, 0.8) { IsSummed = true },
            ],
            [
                .. indicators.Select(one =>
                    (IReadOnlyList<Documents.Workbooks.SheetCell>)
                        [
                            one.Name,
                            $"{BlockName(framework, one.Level1)} / {PartName(framework, one.Level2)}",
                            TargetOf(one),
                            one.Source,
                            one.Weight,
                        ]
                ),
            ]
        )
        {
            TotalLabel = pen["total"],
        };

    public static ReportTable Tranches(ReportPen pen, IReadOnlyList<Tranche> tranches) =>
        new(
            pen["tranches"],
            [
                new(pen["tranche"], Figure.Count, 0.6),
                new(pen["plannedOn"], Figure.Day, 1.1),
                new(pen["conditions"], Share: 2.6),
                new(pen["amountCny"], Figure.Money, 1.3) { IsSummed = true },
            ],
            [
                .. tranches.Select(one =>
                    (IReadOnlyList<Documents.Workbooks.SheetCell>)
                        [one.Number, one.PlannedOn, ConditionsOf(pen, one.Gate), one.Amount.Amount]
                ),
            ]
        )
        {
            TotalLabel = pen["total"],
        };

    public static Table Files(ReportPen pen, IReadOnlyList<ReportFile> files) =>
        new(
            [
                new(pen["file"]) { Share = 2 },
                new(pen["size"]) { FixedWidth = 64, Alignment = ColumnAlignment.Right },
                new(pen["fileHash"]) { Share = 3 },
            ],
            [.. files.Select(file => new TableRow(pen.Typed(file.Name), FileSizes.Of(file.SizeBytes), file.Hash))]
        )
        {
            EmptyText = pen["none"],
            FirstColumnNamesRow = true,
        };

    /// <summary>The last entry of the history that the report rests on.</summary>
    public static KeyValues Chain(ReportPen pen, int number, string hash) =>
        pen.Facts(
            ("chainNumber", number.ToString(System.Globalization.CultureInfo.InvariantCulture)),
            ("chainHash", hash)
        );

    public static string BlockName(AppraisalFramework framework, string id) =>
        framework.FindBlock(id) is { } block ? Show.Of(block.Name) : id;

    /// <summary>Where a block stands among those of its framework, 0 for the first; one that is not of it stands after all.</summary>
    public static int PlaceOf(AppraisalFramework framework, string block) =>
        framework.FindBlock(block) is { } found
            ? framework.Blocks.TakeWhile(one => one.Id != found.Id).Count()
            : int.MaxValue;

    public static string PartName(AppraisalFramework framework, string id) =>
        framework.Blocks.SelectMany(block => block.Parts).FirstOrDefault(part => part.Id == id) is { } part
            ? Show.Of(part.Name)
            : id;

    /// <summary>"≥ 200 人" as the forms print it.</summary>
    public static string TargetOf(PlannedIndicator indicator) =>
        $"{ProposalView.SignOf(indicator.Operator)} {indicator.Target} {indicator.Unit}".Trim();

    private static string ConditionsOf(ReportPen pen, Gate gate)
    {
        List<string> lines = [];
        if (gate.InputSharePercent > 0)
        {
            lines.Add(pen.Texts["gates.EachInput", Show.Percent(gate.InputSharePercent)]);
        }

        if (gate.Milestones.Count > 0)
        {
            var numbers = string.Join(pen["listSeparator"], gate.Milestones.Select(number => $"M{number}"));
            lines.Add(pen.Texts["gates.MilestonesAccepted", numbers]);
        }

        if (gate.AppraisalStage is { } stage)
        {
            lines.Add(pen.Texts["gates.GATE-APPRAISAL", pen.Texts[$"awards.Stage_{stage}"]]);
        }

        return lines.Count == 0 ? pen.Texts["gates.AgreementOnly"] : string.Join(pen["separator"], lines);
    }

    private static string Named(ReportPen pen, string prefix, string key) =>
        Texts.Find(prefix + key) is null ? key : pen.Texts[prefix + key];
}
