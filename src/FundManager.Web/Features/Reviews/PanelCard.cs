using FundManager.Data;
using FundManager.Domain;
using FundManager.Domain.History;
using FundManager.Domain.Organisations;
using FundManager.Domain.Reviews;
using FundManager.Web.Access;
using FundManager.Web.Features.Cases;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace FundManager.Web.Features.Reviews;

/// <summary>
/// The card of a round on the page of an application or a milestone: reviews, means, floors, vetoes, comments, as far as this person may
/// see them. It renders nothing for whoever may see nothing, so a page can always place it.
/// </summary>
public sealed class PanelCard(ReadPanelCard panels) : ViewComponent
{
    public async Task<IViewComponentResult> InvokeAsync(GrantCase subject) =>
        await panels.ExecuteAsync(subject, UserClaimsPrincipal.ToPerson(), HttpContext.RequestAborted) is { } card
            ? View("/Features/Shared/_PanelCard.cshtml", card)
            : Content("");
}

/// <summary>One reviewer in the card of a round.</summary>
/// <param name="Name">The name for the fund's people; "Reviewer 2" for everybody else.</param>
/// <param name="Url">The review's page; null for who may not open it.</param>
/// <param name="State">Where the review stands.</param>
/// <param name="Review">With its scores when it counts; null for none that may be read.</param>
public sealed record PanelMember(string Name, string? Url, StateView State, Review? Review)
{
    public ScoreRow? ScoreOf(string criterion) => Review?.Scores.FirstOrDefault(row => row.Criterion == criterion);
}

/// <summary>What the card of a round shows.</summary>
public sealed record PanelCardView
{
    public required string TitleKey { get; init; }

    public required Panel Panel { get; init; }

    public required IReadOnlyList<PanelMember> Members { get; init; }

    /// <summary>Whether single scores stand beside the means.</summary>
    public required bool ShowsScores { get; init; }

    /// <summary>Whether states of reviews that are not in are told.</summary>
    public required bool ShowsStates { get; init; }

    public bool IsAnyIn => Panel.Submitted > 0;

    /// <summary>Where a consensus is written down and its history read; null for whoever may not, and where the scheme knows none.</summary>
    public string? ConsensusUrl { get; init; }

    /// <summary>How the result came about, a sentence for each line; empty for whoever may not see single totals by name.</summary>
    public IReadOnlyList<string> Steps { get; init; } = [];

    /// <summary>Keys of what is to be said of a member's total beside the others.</summary>
    public IEnumerable<string> FlagsOf(PanelMember member)
    {
        var total = Panel.Result.Totals.FirstOrDefault(each => each.Reviewer == member.Review?.Number);
        if (total?.IsOutlier == true)
        {
            yield return "reviews.Outlier";
        }

        if (total?.IsTrimmed == true)
        {
            yield return "reviews.Trimmed";
        }
    }
}

/// <summary>Decides what a person may see of a round, and reads it.</summary>
/// <remarks>
/// The office reads what is handed in. A reviewer reads the others' reviews, without names, once the own one is in. The applicant reads
/// means and comments once the case is decided.
/// </remarks>
[UseCase]
public sealed class ReadPanelCard(FundDbContext db, ReadPanel panels, CaseStates states, Texts texts)
{
    private static readonly IReadOnlyList<(string Kind, string State)> Released =
    [
        (CaseKind.Application, "Awarded"),
        (CaseKind.Application, "Declined"),
        (CaseKind.Application, "DeclinedUnderAppeal"),
        (CaseKind.Application, "AppealClosed"),
        (CaseKind.Milestone, "Accepted"),
        (CaseKind.Milestone, "Failed"),
    ];

    /// <summary>Null when there is nothing that this person may see.</summary>
    public async Task<PanelCardView?> ExecuteAsync(
        GrantCase subject,
        Person person,
        CancellationToken cancellationToken
    )
    {
        var panel = await panels.ExecuteAsync(subject, cancellationToken);
        var actor = person.In(subject);
        if (panel.Reviews.Count == 0)
        {
            return null;
        }

        if (actor.Is(Role.ProgrammeOfficer) || actor.Is(Role.Leader) || actor.Is(Role.Auditor))
        {
            return await OfOfficeAsync(panel, cancellationToken) with
            {
                ConsensusUrl = panel.Scheme.UsesConsensus
                    ? $"{CaseLinks.To(subject.Kind, subject.CaseId)}/consensus"
                    : null,
            };
        }

        var own = panel.Reviews.FirstOrDefault(r => r.ReviewerId == person.UserId && r.Counts);
        if (own is not null)
        {
            return panel.Submitted > 1 ? Unnamed(panel, "reviews.PanelOthers", except: own, showsScores: true) : null;
        }

        var isApplicant = actor.Is(Role.Applicant) || actor.Is(Role.Signatory);
        return isApplicant && panel.Submitted > 0 && Released.Contains((subject.Kind, subject.State))
            ? Unnamed(panel, "reviews.PanelFeedback", except: null, showsScores: false)
            : null;
    }

    private async Task<PanelCardView> OfOfficeAsync(Panel panel, CancellationToken cancellationToken)
    {
        List<Guid> people = [.. panel.Reviews.Select(r => r.ReviewerId)];
        var names = await db
            .Users.Where(u => people.Contains(u.Id))
            .ToDictionaryAsync(u => u.Id, u => u.DisplayName, cancellationToken);
        string NameOf(Review review) =>
            names.TryGetValue(review.ReviewerId, out var name) ? Show.Of(name) : texts["history.Unknown"];
        return new PanelCardView
        {
            TitleKey = "reviews.Panel",
            Panel = panel,
            Steps = PanelSentences.Of(texts, panel, NameOf),
            Members =
            [
                .. panel.Reviews.Select(r => new PanelMember(
                    NameOf(r),
                    CaseLinks.To(CaseKind.Review, r.CaseId),
                    states.Badge(CaseKind.Review, r.State),
                    r.Counts ? r : null
                )),
            ],
            ShowsScores = true,
            ShowsStates = true,
        };
    }

    private PanelCardView Unnamed(Panel panel, string titleKey, Review? except, bool showsScores) =>
        new()
        {
            TitleKey = titleKey,
            Panel = panel,
            Members =
            [
                .. panel
                    .Reviews.Where(r => r.Counts)
                    .Select((r, i) => (Review: r, Number: i + 1))
                    .Where(numbered => numbered.Review != except)
                    .Select(numbered => new PanelMember(
                        texts["reviews.ReviewerNo", numbered.Number],
                        Url: null,
                        states.Badge(CaseKind.Review, numbered.Review.State),
                        numbered.Review
                    )),
            ],
            ShowsScores = showsScores,
            ShowsStates = false,
        };
}
