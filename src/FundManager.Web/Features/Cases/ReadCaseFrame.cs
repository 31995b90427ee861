using System.Text.Json;
using FundManager.Data;
using FundManager.Domain;
using FundManager.Domain.History;
using FundManager.Domain.Organisations;
using FundManager.Domain.Workflows;
using FundManager.Web.Access;
using Microsoft.EntityFrameworkCore;

namespace FundManager.Web.Features.Cases;

/// <summary>Reads what the page of every case shows.</summary>
[UseCase]
public sealed class ReadCaseFrame(
    FundDbContext db,
    CaseMoves moves,
    CaseStates states,
    HistoryTexts history,
    TimeProvider clock
)
{
    /// <summary>Only the office reads who could be whom, for a reviewer's name stands there, and what a panel agreed on before it is released.</summary>
    private static readonly string[] OfficeOnly = ["NoteNamesake", "ConfirmNamesake", "NoteConsensus"];

    private static readonly string[] Office = [Role.ProgrammeOfficer, Role.Leader, Role.Auditor];

    public async Task<CaseFrame> ExecuteAsync(Case @case, Person person, CancellationToken cancellationToken)
    {
        var isApplicant =
            @case is GrantCase grant
            && person.OrganisationsAs(Role.Applicant, Role.Signatory).Contains(grant.OrganisationId);
        var isOffice = Office.Any(person.In(@case).Is);
        var events = (await EventsAsync(@case.CaseId, cancellationToken)).FindAll(e =>
            isOffice || !OfficeOnly.Contains(e.Move, StringComparer.Ordinal)
        );
        var entered = events
            .Where(e => e.From != e.To)
            .GroupBy(e => e.To, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.Last().At, StringComparer.Ordinal);
        entered.TryAdd(
            events.Count > 0 ? events[0].To : @case.State,
            events.Count > 0 ? events[0].At : @case.StateSince
        );
        return new CaseFrame
        {
            Case = @case,
            State = states.Badge(@case.Kind, @case.State, isApplicant),
            Steps = states.Steps(@case, entered, isApplicant),
            Offers = await moves.OffersAsync(@case, person, cancellationToken),
            History = await history.ReadAsync(@case, events, isApplicant, cancellationToken),
            Files = await db
                .Files.Where(f => f.CaseId == @case.CaseId)
                .OrderBy(f => f.UploadedAt)
                .ToListAsync(cancellationToken),
            Token = Guid.CreateVersion7(clock.GetUtcNow()),
            IsApplicant = isApplicant,
        };
    }

    private async Task<List<EventView>> EventsAsync(Guid caseId, CancellationToken cancellationToken)
    {
        var bodies = await db
            .CaseEvents.Where(e => e.CaseId == caseId)
            .OrderBy(e => e.Number)
            .Select(e => e.Body)
            .ToListAsync(cancellationToken);
        return [.. bodies.Select(EventView.Read)];
    }
}

/// <summary>An event as its text says.</summary>
public sealed record EventView(
    DateTimeOffset At,
    Guid Actor,
    string Move,
    string From,
    string To,
    string? Reason,
    IReadOnlyList<(string From, string To, Money Amount)> Postings
)
{
    public static EventView Read(string body)
    {
        using var json = JsonDocument.Parse(body);
        var root = json.RootElement;
        return new EventView(
            root.GetProperty("at").GetDateTimeOffset(),
            root.GetProperty("actor").GetGuid(),
            root.GetProperty("move").GetString()!,
            root.GetProperty("from").GetString()!,
            root.GetProperty("to").GetString()!,
            root.GetProperty("reason").GetString(),
            [.. root.GetProperty("postings").EnumerateArray().Select(ReadPosting)]
        );
    }

    private static (string From, string To, Money Amount) ReadPosting(JsonElement posting) =>
        (
            posting.GetProperty("from").GetString()!,
            posting.GetProperty("to").GetString()!,
            new Money(
                decimal.Parse(
                    posting.GetProperty("amount").GetString()!,
                    System.Globalization.CultureInfo.InvariantCulture
                )
            )
        );
}

/// <summary>Turns events into sentences. The applicant's side does not read what the fund weighs before it decides.</summary>
[UseCase]
public sealed class HistoryTexts(FundDbContext db, WorkflowCatalog workflows, Texts texts)
{
    public async Task<IReadOnlyList<HistoryEntry>> ReadAsync(
        Case @case,
        IReadOnlyList<EventView> events,
        bool isApplicant,
        CancellationToken cancellationToken
    )
    {
        var people = events.Select(e => e.Actor).Distinct().ToList();
        var names = await db
            .Users.Where(u => people.Contains(u.Id))
            .ToDictionaryAsync(u => u.Id, u => u.DisplayName, cancellationToken);
        var own = isApplicant ? await SideOfAsync(@case, people, cancellationToken) : [];
        return
        [
            .. events
                .Where(e => !isApplicant || IsForApplicant(@case, e))
                .Reverse()
                .Select(e => new HistoryEntry(
                    e.At,
                    WhatOf(@case, e),
                    WhoOf(e.Actor, names, isApplicant && !own.Contains(e.Actor)),
                    e.Reason,
                    isApplicant && @case.Kind == CaseKind.Award ? [] : [.. e.Postings.Select(MoneyOf)]
                )),
        ];
    }

    private bool IsForApplicant(Case @case, EventView made)
    {
        if (made.From == made.To)
        {
            return made.Move is not ("ProposeWaiver" or "ConfirmWaiver" or "AllowFewerReviews" or "ApproveFirst");
        }

        var known = workflows.Get(@case.Kind, @case.WorkflowVersion).Definition.States;
        return !known.TryGetValue(made.From, out var from)
            || !known.TryGetValue(made.To, out var to)
            || (from.ApplicantLabel ?? from.Label) != (to.ApplicantLabel ?? to.Label);
    }

    private string WhatOf(Case @case, EventView made)
    {
        if (
            @case.Kind != CaseKind.Fund
            && workflows
                .Get(@case.Kind, @case.WorkflowVersion)
                .Definition.Triggers.TryGetValue(made.Move, out var label)
            && made.From != made.To
        )
        {
            return Show.Of(label);
        }

        return texts[$"history.{made.Move}"];
    }

    private string WhoOf(Guid actor, Dictionary<Guid, LocalText> names, bool isHidden) =>
        actor == Actor.SystemId ? texts["history.System"]
        : isHidden ? texts["history.FundOffice"]
        : names.TryGetValue(actor, out var name) ? Show.Of(name)
        : texts["history.Unknown"];

    private string MoneyOf((string From, string To, Money Amount) posting) =>
        texts["history.Posting", texts[$"places.{posting.From}"], texts[$"places.{posting.To}"], posting.Amount];

    private async Task<HashSet<Guid>> SideOfAsync(Case @case, List<Guid> people, CancellationToken cancellationToken)
    {
        var organisation = ((GrantCase)@case).OrganisationId;
        return
        [
            .. await db
                .Memberships.Where(m => people.Contains(m.UserId) && m.OrganisationId == organisation)
                .Select(m => m.UserId)
                .ToListAsync(cancellationToken),
        ];
    }
}
