using FundManager.Data;
using FundManager.Domain;
using FundManager.Domain.Awards;
using FundManager.Domain.History;
using FundManager.Domain.Organisations;
using FundManager.Web.Access;
using FundManager.Web.Features.Cases;
using Microsoft.EntityFrameworkCore;

namespace FundManager.Web.Features.Awards;

/// <summary>The agreement is written anew on a page of its own, before it is offered.</summary>
public sealed class AmendDraft : CaseMove<Award>
{
    public override string Kind => CaseKind.Award;

    public override string Trigger => nameof(Award.AmendDraft);

    public override bool IsWork => false;

    public override IReadOnlyList<string> NoteRoles { get; } = [Role.ProgrammeOfficer];

    public override string PageOf(Guid id) => $"{CaseLinks.To(Kind, id)}/agreement";

    protected override Refusal? WhyNot(Award award, Act act) => award.WhyNotAmendDraft(act);

    /// <summary>Without its page nothing is written.</summary>
    protected override Task ExecuteAsync(Award award, MoveInput input, Act act, CancellationToken cancellationToken) =>
        throw new RefusedException(WhyNot(award, act) ?? new Refusal("AWD-18"));
}

/// <summary>Writes a new version of an agreement that is still a draft.</summary>
[UseCase]
public sealed class AmendAgreement(FundDbContext db, CaseAccess access, TimeProvider clock)
{
    /// <summary>True when it is written, now or by an earlier click on the same form; false when there is no such award for this person.</summary>
    /// <exception cref="RefusedException">It is past its draft, or somebody moved the award since the form was shown.</exception>
    public Task<bool> ExecuteAsync(Id<Award> id, AgreementForm form, Person person, CancellationToken cancellationToken)
    {
        var at = clock.GetUtcNow();
        return db.InTransactionAsync(
            async () =>
            {
                var award = await access.Awards(person).SingleOrDefaultAsync(a => a.Id == id, cancellationToken);
                if (award is null)
                {
                    return false;
                }

                if (await db.CaseEvents.AnyAsync(made => made.Token == form.Token, cancellationToken))
                {
                    return true;
                }

                Refusal.ThrowIf(award.EventCount != form.Seen ? new Refusal("GEN-03") : null);
                var act = new Act(person.In(award), at, Token: form.Token);
                award.AmendDraft(form.Apply(award.Agreement), act);
                await db.SaveChangesAsync(cancellationToken);
                return true;
            },
            cancellationToken
        );
    }
}
