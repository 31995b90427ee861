using FundManager.Domain;
using FundManager.Domain.Appraisals;

namespace FundManager.Data;

/// <summary>Which appraisals count: of one that was corrected only the newest correction that is approved.</summary>
public static class CountedAppraisals
{
    /// <summary>Those in whose place an approved correction stands. Few: the database reads them once for a whole list.</summary>
    public static IQueryable<Id<Appraisal>> Corrected(this FundDbContext db) =>
        db
            .Appraisals.Where(later => later.CorrectsId != null && Appraisal.ApprovedStates.Contains(later.State))
            .Select(later => later.CorrectsId!.Value);

    /// <summary>Approved appraisals that count.</summary>
    public static IQueryable<Appraisal> InForce(this FundDbContext db) =>
        db.Appraisals.Where(one => Appraisal.ApprovedStates.Contains(one.State) && !db.Corrected().Contains(one.Id));
}
