using FundManager.Data;
using FundManager.Documents.Workbooks;
using FundManager.Domain;
using FundManager.Domain.Applications;
using FundManager.Domain.Calendar;
using FundManager.Domain.Calls;
using FundManager.Domain.History;
using FundManager.Domain.Organisations;
using FundManager.Web.Access;
using FundManager.Web.Features.Cases;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace FundManager.Web.Features.Applications;

/// <summary>What the list of applications is asked for, by its address.</summary>
public sealed class ApplicationFilter
{
    /// <summary>Part of number, title or organisation.</summary>
    public string? Q { get; set; }

    public Id<Call>? Call { get; set; }

    public string? State { get; set; }

    /// <summary>First-level region, two digits.</summary>
    public string? Region { get; set; }

    /// <summary>"number", "title", "state", "amount" or "sent"; with "-" before it from the end.</summary>
    public string Sort { get; set; } = "-number";

    /// <summary>1 for the first.</summary>
    [FromQuery(Name = ListUrl.PageName)]
    public int Page { get; set; } = 1;
}

/// <summary>One line of the list.</summary>
public sealed record ApplicationLine
{
    public required Id<GrantApplication> Id { get; init; }

    public required string Number { get; init; }

    public required LocalText Title { get; init; }

    public required LocalText Organisation { get; init; }

    public required LocalText Call { get; init; }

    public required string State { get; init; }

    public required string Region { get; init; }

    public required Money Amount { get; init; }

    public required DateTimeOffset? SubmittedAt { get; init; }

    /// <summary>Whether the reader is none of the fund's office, and reads where it stands in an applicant's words.</summary>
    public required bool IsOutside { get; init; }
}

/// <summary>Finds the applications that a person may see.</summary>
[UseCase]
public sealed class ListApplications(
    FundDbContext db,
    CaseAccess access,
    CaseStates states,
    Texts texts,
    FundCalendar calendar
)
{
    /// <summary>Most lines of an export.</summary>
    public const int MaxExported = 20_000;

    public Task<int> CountAsync(ApplicationFilter filter, Person person, CancellationToken cancellationToken) =>
        Filtered(filter, person).CountAsync(cancellationToken);

    public async Task<IReadOnlyList<ApplicationLine>> PageAsync(
        ApplicationFilter filter,
        Person person,
        int skipped,
        CancellationToken cancellationToken
    ) =>
        await Lines(Sorted(Filtered(filter, person), SortFor(person, filter.Sort)), person)
            .Skip(skipped)
            .Take(PageLinksView.Size)
            .ToListAsync(cancellationToken);

    /// <summary>The whole list as a sheet; its filter is kept.</summary>
    public async Task<Sheet> SheetAsync(ApplicationFilter filter, Person person, CancellationToken cancellationToken)
    {
        var lines = await Lines(Sorted(Filtered(filter, person), SortFor(person, filter.Sort)), person)
            .Take(MaxExported)
            .ToListAsync(cancellationToken);
        return new Sheet
        {
            Name = texts["shared.Applications"],
            Title = texts["shared.Applications"],
            Columns =
            [
                new(texts["applications.Number"]),
                new(texts["applications.TitleColumn"]),
                new(texts["applications.For"]),
                new(texts["kinds.call"]),
                new(texts["applications.State"]),
                new(texts["applications.Region"]),
                new(texts["applications.AskedForCny"], CellKind.Money) { IsSummed = true },
                new(texts["applications.SentOn"], CellKind.Date),
            ],
            Rows = [.. lines.Select(RowOf)],
            TotalLabel = texts["applications.Total"],
        };
    }

    /// <summary>States to choose from. Outside the office, those that read alike are one: what the fund weighs is not shown by a filter.</summary>
    public IEnumerable<(string State, string Label)> StatesFor(Person person) =>
        states
            .All(CaseKind.Application)
            .Select(s => (s.State, Label: states.Label(CaseKind.Application, s.State, IsOutside(person))))
            .DistinctBy(s => s.Label, StringComparer.Ordinal);

    private List<string> AlikeFor(Person person, string state)
    {
        var label = states.Label(CaseKind.Application, state, IsOutside(person));
        return
        [
            .. states
                .All(CaseKind.Application)
                .Select(s => s.State)
                .Where(s => states.Label(CaseKind.Application, s, IsOutside(person)) == label),
        ];
    }

    private static bool IsOutside(Person person) => !ReadProposal.Office.Any(person.Holds);

    private IReadOnlyList<SheetCell> RowOf(ApplicationLine line) =>
        [
            line.Number,
            Show.Of(line.Title),
            Show.Of(line.Organisation),
            Show.Of(line.Call),
            states.Label(CaseKind.Application, line.State, line.IsOutside),
            CodeList.Regions.NameOf(line.Region),
            line.Amount.Amount,
            line.SubmittedAt is { } at ? calendar.DayOf(at) : (DateOnly?)null,
        ];

    private IQueryable<GrantApplication> Filtered(ApplicationFilter filter, Person person)
    {
        var found = access.Applications(person);
        if (filter.Call is { } call)
        {
            found = found.Where(a => a.CallId == call);
        }

        if (filter.State is { Length: > 0 } state)
        {
            var alike = AlikeFor(person, state);
            found = found.Where(a => alike.Contains(a.State));
        }

        if (filter.Region is { Length: > 0 } region)
        {
            found = found.Where(a => a.Region == region);
        }

        if (filter.Q?.Trim() is { Length: > 0 } text)
        {
            var like = LikePattern.Containing(text);
            found = found.Where(a =>
                EF.Functions.ILike(a.Number, like, LikePattern.Escape)
                || EF.Functions.ILike(a.Title.En, like, LikePattern.Escape)
                || EF.Functions.ILike(a.Title.Zh, like, LikePattern.Escape)
                || db.Organisations.Any(o =>
                    o.Id == a.OrganisationId
                    && (
                        EF.Functions.ILike(o.Name.En, like, LikePattern.Escape)
                        || EF.Functions.ILike(o.Name.Zh, like, LikePattern.Escape)
                    )
                )
            );
        }

        return found;
    }

    /// <summary>Nor by its order.</summary>
    private static string SortFor(Person person, string sort) =>
        IsOutside(person) && sort.EndsWith("state", StringComparison.Ordinal) ? "-number" : sort;

    private static IQueryable<GrantApplication> Sorted(IQueryable<GrantApplication> found, string sort)
    {
        var sorted = sort switch
        {
            "number" => found.OrderBy(a => a.Number),
            "title" => Show.IsChinese ? found.OrderBy(a => a.Title.Zh) : found.OrderBy(a => a.Title.En),
            "-title" => Show.IsChinese
                ? found.OrderByDescending(a => a.Title.Zh)
                : found.OrderByDescending(a => a.Title.En),
            "state" => found.OrderBy(a => a.State),
            "-state" => found.OrderByDescending(a => a.State),
            "amount" => found.OrderBy(a => a.Amount),
            "-amount" => found.OrderByDescending(a => a.Amount),
            "sent" => found.OrderBy(a => a.SubmittedAt),
            "-sent" => found.OrderByDescending(a => a.SubmittedAt),
            _ => found.OrderByDescending(a => a.Number),
        };
        return sorted.ThenBy(a => a.Id);
    }

    private IQueryable<ApplicationLine> Lines(IQueryable<GrantApplication> found, Person person)
    {
        var own = person.OrganisationsAs(Role.Applicant, Role.Signatory, Role.Endorser).ToList();
        var isOutside = IsOutside(person);
        return from a in found
            join organisation in db.Organisations on a.OrganisationId equals organisation.Id
            join call in db.Calls on a.CallId equals call.Id
            select new ApplicationLine
            {
                Id = a.Id,
                Number = a.Number,
                Title = a.Title,
                Organisation = organisation.Name,
                Call = call.Title,
                State = a.State,
                Region = a.Region,
                Amount = a.Amount,
                SubmittedAt = a.SubmittedAt,
                IsOutside = isOutside || own.Contains(a.OrganisationId),
            };
    }
}
