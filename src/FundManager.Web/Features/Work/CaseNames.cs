using FundManager.Data;
using FundManager.Domain;
using FundManager.Domain.Amendments;
using FundManager.Domain.Applications;
using FundManager.Domain.Appraisals;
using FundManager.Domain.Awards;
using FundManager.Domain.Calls;
using FundManager.Domain.Disbursements;
using FundManager.Domain.Expenditures;
using FundManager.Domain.Funds;
using FundManager.Domain.History;
using FundManager.Domain.Organisations;
using FundManager.Domain.Reviews;
using Microsoft.EntityFrameworkCore;

namespace FundManager.Web.Features.Work;

/// <summary>The project and the organisation of many cases, read together.</summary>
[UseCase]
public sealed class CaseNames(FundDbContext db)
{
    private Dictionary<Id<Award>, LocalText> _awards = [];
    private Dictionary<Guid, LocalText> _subjects = [];
    private Dictionary<Id<Organisation>, LocalText> _organisations = [];

    /// <summary>Reads the names of these cases; those of before are forgotten.</summary>
    public async Task LoadAsync(IReadOnlyCollection<Case> cases, CancellationToken cancellationToken)
    {
        var awards = cases.Select(AwardOf).OfType<Id<Award>>().Distinct().ToList();
        _awards = await db
            .Awards.Where(award => awards.Contains(award.Id))
            .Select(award => new { award.Id, award.Title })
            .ToDictionaryAsync(award => award.Id, award => award.Title, cancellationToken);
        _subjects = await SubjectsAsync([.. cases.OfType<Review>()], cancellationToken);
        var organisations = cases.OfType<GrantCase>().Select(c => c.OrganisationId).Distinct().ToList();
        _organisations = await db
            .Organisations.Where(o => organisations.Contains(o.Id))
            .Select(o => new { o.Id, o.Name })
            .ToDictionaryAsync(o => o.Id, o => o.Name, cancellationToken);
    }

    public string TitleOf(Case @case) =>
        @case switch
        {
            Fund fund => Show.Of(fund.Name),
            Call call => Show.Of(call.Title),
            GrantApplication application => Show.Of(application.Title),
            Award award => Show.Of(award.Title),
            Review review => _subjects.TryGetValue(review.SubjectId, out var subject) ? Show.Of(subject) : "",
            _ => AwardOf(@case) is { } id && _awards.TryGetValue(id, out var title) ? Show.Of(title) : "",
        };

    public string OrganisationOf(Case @case) =>
        @case is GrantCase grant && _organisations.TryGetValue(grant.OrganisationId, out var name) ? Show.Of(name) : "";

    private static Id<Award>? AwardOf(Case @case) =>
        @case switch
        {
            Input input => input.AwardId,
            Milestone milestone => milestone.AwardId,
            Disbursement disbursement => disbursement.AwardId,
            Appraisal appraisal => appraisal.AwardId,
            Finding finding => finding.AwardId,
            Expenditure expenditure => expenditure.AwardId,
            Amendment amendment => amendment.AwardId,
            Recovery recovery => recovery.AwardId,
            _ => null,
        };

    private async Task<Dictionary<Guid, LocalText>> SubjectsAsync(
        IReadOnlyList<Review> reviews,
        CancellationToken cancellationToken
    )
    {
        var ids = reviews.Select(review => review.SubjectId).Distinct().ToList();
        var applications = ids.ConvertAll(id => new Id<GrantApplication>(id));
        var milestones = ids.ConvertAll(id => new Id<Milestone>(id));
        var found = await db
            .Applications.Where(a => applications.Contains(a.Id))
            .Select(a => new { a.Id, a.Title })
            .ToDictionaryAsync(a => a.Id.Value, a => a.Title, cancellationToken);
        var checkpoints = await db
            .Milestones.Where(m => milestones.Contains(m.Id))
            .Join(db.Awards, m => m.AwardId, a => a.Id, (m, a) => new { m.Id, a.Title })
            .ToListAsync(cancellationToken);
        foreach (var checkpoint in checkpoints)
        {
            found[checkpoint.Id.Value] = checkpoint.Title;
        }

        return found;
    }
}
