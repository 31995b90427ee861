using System.Security.Cryptography;
using System.Text;
using FundManager.Data;
using FundManager.Domain;
using FundManager.Domain.Amendments;
using FundManager.Domain.Applications;
using FundManager.Domain.Appraisals;
using FundManager.Domain.Awards;
using FundManager.Domain.Calendar;
using FundManager.Domain.Calls;
using FundManager.Domain.Disbursements;
using FundManager.Domain.Expenditures;
using FundManager.Domain.Funds;
using FundManager.Domain.History;
using FundManager.Domain.Organisations;
using FundManager.Domain.Reviews;
using Microsoft.EntityFrameworkCore;

namespace FundManager.Web.Access;

/// <summary>Which cases a person may see. What is not here answers 404, on pages, in files and in exports alike.</summary>
/// <remarks>
/// The applicant's side sees its own cases; the endorsing body those that it was asked to endorse; the fund's people by their
/// role, except the cases of an organisation to which they belong themselves, and those of which a certain hard conflict of interest
/// bars them. A draft is its applicant's alone.
/// </remarks>
public sealed class CaseAccess(FundDbContext db, FundCalendar calendar, TimeProvider clock)
{
    private static readonly string[] NotSent = ["Draft"];
    private static readonly string[] BeforeSent = ["Draft", "AwaitingEndorsement"];
    private static readonly string[] ReviewOpen = ["InProgress", "Submitted", "Returned", "Locked"];

    /// <summary>The fund is its own people's; administrators have no part in any case.</summary>
    public IQueryable<Fund> Funds(Person person)
    {
        var inside = Running(person);
        return db.Funds.Where(_ => inside);
    }

    /// <summary>A call is public once it is scheduled; before, the fund's own.</summary>
    public IQueryable<Call> Calls(Person person)
    {
        var inside = person.Holds(Role.ProgrammeOfficer) || person.Holds(Role.Leader) || person.Holds(Role.Auditor);
        return db.Calls.Where(call => inside || call.State != "Draft");
    }

    public IQueryable<GrantApplication> Applications(Person person)
    {
        var (own, endorses, others) = Sides(person);
        var office = Office(person);
        var money = office || person.Holds(Role.FinanceOfficer) || person.Holds(Role.Appraiser);
        var reviewed = ReviewedBy(person, CaseKind.Application);
        var barred = BarredFor(person);
        return db.Applications.Where(a =>
            own.Contains(a.OrganisationId)
            || (endorses.Contains(a.EndorserId) && !NotSent.Contains(a.State))
            || (
                !others.Contains(a.OrganisationId)
                && !BeforeSent.Contains(a.State)
                && (office || (money && a.State == "Awarded"))
                && !barred.Contains(a.Id)
            )
            || (!others.Contains(a.OrganisationId) && reviewed.Contains((Guid)(object)a.Id) && !barred.Contains(a.Id))
        );
    }

    /// <summary>Applications of which a hard conflict bars this person, whatever his roles are.</summary>
    public IQueryable<GrantApplication> Barred(Person person)
    {
        var barred = BarredFor(person);
        return db.Applications.Where(a => barred.Contains(a.Id));
    }

    /// <summary>The same for as long as the same applications are barred from this person: SHA-256 over them; "" for none.</summary>
    public async Task<string> BarringAsync(Person person, CancellationToken cancellationToken)
    {
        var barred = await BarredFor(person).Distinct().ToListAsync(cancellationToken);
        var text = string.Join('\n', barred.Select(id => id.ToString()).Order(StringComparer.Ordinal));
        return text.Length == 0 ? "" : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }

    /// <summary>A review is its reviewer's, and the office's.</summary>
    public IQueryable<Review> Reviews(Person person)
    {
        var (_, _, others) = Sides(person);
        var office = Office(person);
        var applications = BarredFor(person).Select(id => (Guid)(object)id);
        var awards = BarredAwards(person);
        var milestones = db.Milestones.Where(m => awards.Contains(m.AwardId)).Select(m => (Guid)(object)m.Id);
        return db.Reviews.Where(r =>
            (r.ReviewerId == person.UserId || (office && !others.Contains(r.OrganisationId)))
            && !applications.Contains(r.SubjectId)
            && !milestones.Contains(r.SubjectId)
        );
    }

    public IQueryable<Award> Awards(Person person)
    {
        var (own, endorses, others) = Sides(person);
        var fund = Running(person);
        var barred = BarredFor(person);
        return db.Awards.Where(a =>
            own.Contains(a.OrganisationId)
            || endorses.Contains(a.EndorserId)
            || (fund && !others.Contains(a.OrganisationId) && !barred.Contains(a.ApplicationId))
        );
    }

    public IQueryable<Input> Inputs(Person person) => OfAward(person, db.Inputs);

    public IQueryable<Disbursement> Disbursements(Person person) => OfAward(person, db.Disbursements);

    public IQueryable<Finding> Findings(Person person) => OfAward(person, db.Findings);

    public IQueryable<Expenditure> Expenditures(Person person) => OfAward(person, db.Expenditures);

    /// <summary>A draft is of the side that writes it.</summary>
    public IQueryable<Amendment> Amendments(Person person)
    {
        var (own, _, _) = Sides(person);
        return OfAward(person, db.Amendments)
            .Where(a => a.State != "Draft" || a.IsFundsOwn != own.Contains(a.OrganisationId));
    }

    public IQueryable<Recovery> Recoveries(Person person) => OfAward(person, db.Recoveries);

    public IQueryable<Appraisal> Appraisals(Person person) => OfAward(person, db.Appraisals);

    public IQueryable<Milestone> Milestones(Person person)
    {
        var (own, endorses, others) = Sides(person);
        var fund = Running(person);
        var reviewed = ReviewedBy(person, CaseKind.Milestone);
        var barred = BarredAwards(person);
        return db.Milestones.Where(m =>
            own.Contains(m.OrganisationId)
            || endorses.Contains(m.EndorserId)
            || (
                !others.Contains(m.OrganisationId)
                && (fund || reviewed.Contains((Guid)(object)m.Id))
                && !barred.Contains(m.AwardId)
            )
        );
    }

    private IQueryable<T> OfAward<T>(Person person, IQueryable<T> cases)
        where T : GrantCase
    {
        var (own, endorses, others) = Sides(person);
        var fund = Running(person);
        var barred = BarredAwards(person);
        return cases.Where(c =>
            own.Contains(c.OrganisationId)
            || endorses.Contains(c.EndorserId)
            || (
                fund
                && !others.Contains(c.OrganisationId)
                && !barred.Contains(EF.Property<Id<Award>>(c, nameof(Input.AwardId)))
            )
        );
    }

    private IQueryable<Id<GrantApplication>> BarredFor(Person person)
    {
        var (user, today) = (person.UserId, calendar.DayOf(clock.GetUtcNow()));
        return db.Barred(user, today).Select(barred => barred.ApplicationId);
    }

    private IQueryable<Id<Award>> BarredAwards(Person person)
    {
        var barred = BarredFor(person);
        return db.Awards.Where(a => barred.Contains(a.ApplicationId)).Select(a => a.Id);
    }

    private IQueryable<Guid> ReviewedBy(Person person, string kind) =>
        db
            .Reviews.Where(r =>
                r.ReviewerId == person.UserId
                && r.SubjectKind == kind
                && ReviewOpen.Contains(r.State)
                // A score that was voided after the round closed ends the access too.
                && (r.State != "Locked" || r.Total != null)
            )
            .Select(r => r.SubjectId);

    private static bool Office(Person person) =>
        person.Holds(Role.ProgrammeOfficer) || person.Holds(Role.Leader) || person.Holds(Role.Auditor);

    private static bool Running(Person person) =>
        Office(person) || person.Holds(Role.FinanceOfficer) || person.Holds(Role.Appraiser);

    private static (List<Id<Organisation>> Own, List<Id<Organisation>?> Endorses, List<Id<Organisation>> All) Sides(
        Person person
    )
    {
        var own = person.OrganisationsAs(Role.Applicant, Role.Signatory).ToList();
        var endorses = person.OrganisationsAs(Role.Endorser);
        return (own, [.. endorses.Select(id => (Id<Organisation>?)id)], [.. own.Union(endorses)]);
    }
}
