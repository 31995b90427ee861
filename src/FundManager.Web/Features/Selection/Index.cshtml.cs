using System.ComponentModel.DataAnnotations;
using System.Globalization;
using FundManager.Documents.Workbooks;
using FundManager.Domain;
using FundManager.Domain.Calls;
using FundManager.Domain.Selection;
using FundManager.Web.Access;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace FundManager.Web.Features.Selection;

/// <summary>Where a leader moves budget, floor, policy and quotas and sees who changes and why. Nothing is kept.</summary>
[Authorize(Policy = Role.Leader)]
public sealed class IndexModel(CaseAccess access, ReadCandidates candidates, TimeProvider clock, Texts texts) : FundPage
{
    public const int Quotas = 3;

    [BindProperty(SupportsGet = true)]
    public Id<Call> Id { get; set; }

    [BindProperty(SupportsGet = true)]
    public Form Input { get; set; } = new();

    public Call Call { get; private set; } = null!;

    public CandidateList List { get; private set; } = new([], []);

    /// <summary>The same try as a file.</summary>
    public string ExportUrl
    {
        get
        {
            var asked = Request.QueryString.HasValue ? $"{Request.QueryString}&" : "?";
            return $"/calls/{Id}/what-if{asked}handler=Export";
        }
    }

    /// <summary>Null while the terms cannot be read.</summary>
    public WhatIf? Result { get; private set; }

    /// <summary>Why nothing is shown; null where something is.</summary>
    public Refusal? WhyNot { get; private set; }

    public string NameOf(Quota quota) =>
        List.Groups.FirstOrDefault(group => group.Dimension == quota.Dimension && group.Key == quota.Group)?.Name
        ?? quota.Group;

    /// <summary>Number and title of a candidate.</summary>
    public string CalledOf(string number) =>
        $"{number} {Show.Of(List.Candidates.Single(row => row.Candidate.Id == number).Title)}";

    public string SentenceOf(SelectionVerdict verdict) =>
        verdict.Quota is { } quota
            ? texts[$"selection.Outcome_{verdict.Outcome}_quota", NameOf(quota)]
            : texts[$"selection.Outcome_{verdict.Outcome}"];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) =>
        await FindAsync(cancellationToken) ? Page() : NotFound();

    /// <summary>The whole comparison as a file, which is the only thing that is kept of it.</summary>
    public async Task<IActionResult> OnGetExportAsync(CancellationToken cancellationToken)
    {
        if (!await FindAsync(cancellationToken) || Result is not { } result)
        {
            return NotFound();
        }

        var sheet = new Sheet
        {
            Name = texts["selection.Title"],
            Title = texts[
                "selection.SheetTitle",
                Call.Number,
                result.After.Total + result.After.Remaining,
                texts[$"selection.Policy_{Input.Policy}"],
                Input.SeedFor(Call)
            ],
            Columns =
            [
                new(texts["reviews.Place"], CellKind.Number),
                new(texts["kinds.application"]),
                new(texts["applications.TitleColumn"]),
                new(texts["reviews.Mean"], CellKind.Number),
                new(texts["selection.Asked"], CellKind.Money),
                new(texts["selection.Before"], CellKind.Money) { IsSummed = true },
                new(texts["selection.After"], CellKind.Money) { IsSummed = true },
                new(texts["selection.Why"]),
                new(texts["selection.DisplacedBy"]),
            ],
            Rows = [.. result.Lines.Select(RowOf)],
            TotalLabel = texts["applications.Total"],
        };
        return ExportFile.Of(sheet, "xlsx", $"{Call.Number}.what-if", clock.GetUtcNow());
    }

    private IReadOnlyList<SheetCell> RowOf(WhatIfLine line) =>
        [
            line.After.Place,
            line.Row.Candidate.Id,
            Show.Of(line.Row.Title),
            line.Row.Candidate.Score,
            line.Row.Candidate.Amount.Amount,
            line.Before.Amount.Amount,
            line.After.Amount.Amount,
            SentenceOf(line.After),
            string.Join(texts["shared.ListSeparator"], line.DisplacedBy),
        ];

    private async Task<bool> FindAsync(CancellationToken cancellationToken)
    {
        var person = User.ToPerson();
        var found = access.Calls(person).AsNoTracking().Where(c => c.Id == Id);
        if (await found.SingleOrDefaultAsync(cancellationToken) is not { } call)
        {
            return false;
        }

        Call = call;
        if (await access.Barred(person).AnyAsync(a => a.CallId == Id, cancellationToken))
        {
            WhyNot = new Refusal("COI-10");
            return true;
        }

        List = await candidates.ExecuteAsync(call, cancellationToken);
        Input = Input.For(call);
        if (Input.Terms(call, List, ModelState, texts) is { } terms)
        {
            WhyNot = terms.WhyNot();
            Result = WhyNot is null ? WhatIf.Of(List, call, terms) : null;
        }

        return true;
    }

    public sealed record Form
    {
        [DisplayFormat(ConvertEmptyStringToNull = false)]
        public string Budget { get; init; } = "";

        [DisplayFormat(ConvertEmptyStringToNull = false)]
        public string Floor { get; init; } = "";

        public SelectionPolicy Policy { get; init; } = SelectionPolicy.Stop;

        [DisplayFormat(ConvertEmptyStringToNull = false)]
        public string Seed { get; init; } = "";

        public IList<QuotaRow> Quotas { get; init; } = [];

        public string SeedFor(Call call) => Seed.Trim().Length == 0 ? call.Number : Seed.Trim();

        /// <summary>With what the call says where nothing was typed.</summary>
        internal Form For(Call call) =>
            this with
            {
                Budget = Budget.Trim().Length == 0 ? call.Ceiling.ToString() : Budget,
                Seed = SeedFor(call),
                Quotas =
                [
                    .. Enumerable
                        .Range(0, IndexModel.Quotas)
                        .Select(i => i < Quotas.Count ? Quotas[i] : new QuotaRow()),
                ],
            };

        /// <summary>Null where a field cannot be read; the fault stands beside it then.</summary>
        internal SelectionTerms? Terms(
            Call call,
            CandidateList list,
            Microsoft.AspNetCore.Mvc.ModelBinding.ModelStateDictionary state,
            Texts texts
        )
        {
            var budget = Amounts.Read(Budget);
            var floor = Amounts.Read(Floor);
            if (budget is null)
            {
                state.AddModelError("Input.Budget", texts["selection.BadAmount"]);
            }

            if (Floor.Trim().Length > 0 && floor is null)
            {
                state.AddModelError("Input.Floor", texts["selection.BadNumber"]);
            }

            List<Quota> quotas = [];
            foreach (var (place, row) in Quotas.Index().Where(each => each.Item.Group.Length > 0))
            {
                if (row.ToQuota(list) is { } quota)
                {
                    quotas.Add(quota);
                }
                else
                {
                    state.AddModelError($"Input.Quotas[{place}].MinCount", texts["selection.BadQuota"]);
                }
            }

            return state.IsValid
                ? new SelectionTerms
                {
                    Budget = new Money(budget!.Value),
                    Floor = floor,
                    Policy = Policy,
                    Seed = SeedFor(call),
                    Quotas = quotas,
                }
                : null;
        }
    }

    public sealed record QuotaRow
    {
        /// <summary>"dimension:group"; "" for no quota.</summary>
        [DisplayFormat(ConvertEmptyStringToNull = false)]
        public string Group { get; init; } = "";

        [DisplayFormat(ConvertEmptyStringToNull = false)]
        public string MinCount { get; init; } = "";

        [DisplayFormat(ConvertEmptyStringToNull = false)]
        public string MaxCount { get; init; } = "";

        [DisplayFormat(ConvertEmptyStringToNull = false)]
        public string MaxAmount { get; init; } = "";

        internal Quota? ToQuota(CandidateList list)
        {
            var known = list.Groups.FirstOrDefault(group => Group == $"{group.Dimension}:{group.Key}");
            var (least, most) = (Count(MinCount), Count(MaxCount));
            var amount = Amounts.Read(MaxAmount);
            var isRead =
                (MinCount.Trim().Length == 0 || least is not null)
                && (MaxCount.Trim().Length == 0 || most is not null)
                && (MaxAmount.Trim().Length == 0 || amount is not null);
            return known is null || !isRead
                ? null
                : new Quota(known.Dimension, known.Key)
                {
                    MinCount = least,
                    MaxCount = most,
                    MaxAmount = amount is { } value ? new Money(value) : null,
                };
        }

        private static int? Count(string typed) =>
            int.TryParse(typed.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : null;
    }
}

/// <summary>Amounts and points as a form sends them.</summary>
internal static class Amounts
{
    /// <summary>0 or more with at most two decimals, with or without commas between thousands; null for anything else.</summary>
    public static decimal? Read(string typed) =>
        decimal.TryParse(
            typed.Trim(),
            NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands,
            CultureInfo.InvariantCulture,
            out var amount
        ) && Money.IsValid(amount)
            ? amount
            : null;
}
