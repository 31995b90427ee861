using System.Globalization;
using FundManager.Domain;
using FundManager.Domain.Applications;
using FundManager.Domain.Calendar;
using FundManager.Domain.Calls;
using FundManager.Domain.Organisations;
using FundManager.Domain.Reviews.Calibration;
using FundManager.Web.Features.Applications;

namespace FundManager.Web.Features.Calls;

/// <summary>What a programme officer types into a call, as typed.</summary>
public sealed record CallForm
{
    public string? FundId { get; init; }

    public string? TitleEn { get; init; }

    public string? TitleZh { get; init; }

    public string? PurposeEn { get; init; }

    public string? PurposeZh { get; init; }

    public string? Ceiling { get; init; }

    public string? OpensOn { get; init; }

    /// <summary>The last day on which one can apply, inclusive.</summary>
    public string? ClosesOn { get; init; }

    /// <summary>The last day on which one can endorse, inclusive.</summary>
    public string? EndorseOn { get; init; }

    public string? MinAmount { get; init; }

    public string? MaxAmount { get; init; }

    public string? MatchingShare { get; init; }

    public IList<string> Kinds { get; init; } = [];

    public IList<string> Regions { get; init; } = [];

    /// <summary>Credit codes, one a line.</summary>
    public string? Barred { get; init; }

    public bool OneAwardPerLead { get; init; }

    public bool RequiresEndorsement { get; init; }

    public string? Quota { get; init; }

    public string? Reviewers { get; init; }

    public string? ReviewDays { get; init; }

    public string? PublicityDays { get; init; }

    public string? AppealDays { get; init; }

    public string? OfferDays { get; init; }

    public string? AnswerDays { get; init; }

    public string? ReviewScheme { get; init; }

    public string? CheckpointScheme { get; init; }

    public string? Framework { get; init; }

    /// <summary>Name of a method; blank for none.</summary>
    public string? Calibration { get; init; }

    public IReadOnlyList<string> BarredCodes() =>
        [
            .. (Barred ?? "")
                .Split(['\n', '\r', ' ', ',', '，', ';'], StringSplitOptions.RemoveEmptyEntries)
                .Select(code => code.Trim().ToUpperInvariant())
                .Distinct(StringComparer.Ordinal),
        ];

    /// <summary>A form for a new call, with the usual terms.</summary>
    public static CallForm Blank(string? fundId) => Of(new CallTerms()) with { FundId = fundId };

    /// <summary>The form of a call as it is.</summary>
    public static CallForm Of(Call call, FundCalendar calendar) =>
        Of(call.Terms) with
        {
            FundId = call.FundId.ToString(),
            TitleEn = call.Title.En,
            TitleZh = call.Title.Zh,
            PurposeEn = call.Purpose.En,
            PurposeZh = call.Purpose.Zh,
            Ceiling = call.Ceiling.ToString(),
            OpensOn = Text(calendar.DayOf(call.OpensAt)),
            ClosesOn = Text(calendar.DayOf(call.ClosesAt.AddTicks(-1))),
            EndorseOn = Text(calendar.DayOf(call.EndorseBy.AddTicks(-1))),
        };

    /// <summary>What a form that its validator passed says.</summary>
    public CallContent ToContent(FundCalendar calendar) =>
        new(
            new LocalText(TitleEn!.Trim(), TitleZh!.Trim()),
            new LocalText(PurposeEn!.Trim(), PurposeZh!.Trim()),
            Amount(Ceiling),
            calendar.StartOf(Day(OpensOn)),
            calendar.EndOf(Day(ClosesOn)),
            calendar.EndOf(Day(RequiresEndorsement ? EndorseOn : ClosesOn)),
            new CallTerms
            {
                MinAmount = Amount(MinAmount),
                MaxAmount = Amount(MaxAmount),
                MatchingSharePercent = decimal.Parse(MatchingShare!, CultureInfo.InvariantCulture),
                OrganisationKinds = [.. Kinds.Select(Enum.Parse<OrganisationKind>)],
                Regions = [.. Regions],
                Barred = BarredCodes(),
                OneRunningAwardPerLead = OneAwardPerLead,
                RequiresEndorsement = RequiresEndorsement,
                EndorserQuota = string.IsNullOrWhiteSpace(Quota) ? null : Number(Quota),
                ReviewersPerApplication = Number(Reviewers),
                ReviewDays = Number(ReviewDays),
                PublicityDays = Number(PublicityDays),
                AppealDays = Number(AppealDays),
                OfferDays = Number(OfferDays),
                AnswerDays = Number(AnswerDays),
                ReviewScheme = ReviewScheme!,
                CheckpointScheme = CheckpointScheme!,
                Framework = Framework!,
                Calibration = string.IsNullOrEmpty(Calibration) ? null : Enum.Parse<CalibrationMethod>(Calibration),
            }
        );

    private static CallForm Of(CallTerms terms) =>
        new()
        {
            MinAmount = terms.MinAmount.ToString(),
            MaxAmount = terms.MaxAmount.ToString(),
            MatchingShare = terms.MatchingSharePercent.ToString("0.##", CultureInfo.InvariantCulture),
            Kinds = [.. terms.OrganisationKinds.Select(kind => kind.ToString())],
            Regions = [.. terms.Regions],
            Barred = string.Join('\n', terms.Barred),
            OneAwardPerLead = terms.OneRunningAwardPerLead,
            RequiresEndorsement = terms.RequiresEndorsement,
            Quota = terms.EndorserQuota is { } quota ? Text(quota) : "",
            Reviewers = Text(terms.ReviewersPerApplication),
            ReviewDays = Text(terms.ReviewDays),
            PublicityDays = Text(terms.PublicityDays),
            AppealDays = Text(terms.AppealDays),
            OfferDays = Text(terms.OfferDays),
            AnswerDays = Text(terms.AnswerDays),
            ReviewScheme = terms.ReviewScheme,
            CheckpointScheme = terms.CheckpointScheme,
            Framework = terms.Framework,
            Calibration = terms.Calibration?.ToString() ?? "",
        };

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static int Number(string? text) => int.Parse(text!, CultureInfo.InvariantCulture);

    private static DateOnly Day(string? text) =>
        ApplicationCheck.TryDay(text ?? "", out var day) ? day : throw new FormatException(text);

    private static Money Amount(string? text) =>
        Proposal.TryAmount(text ?? "", out var amount) ? amount : throw new FormatException(text);
}
