using FundManager.Domain.Appraisals;

namespace FundManager.Data;

/// <summary>Which appraisals count: of one that was corrected only the newest correction that is approved.</summary>
public static class CountedAppraisals
{
    /// <summary>Appraisals in whose place no approved correction stands, in whatever state they are themselves.</summary>
    public static IQueryable<Appraisal> Uncorrected(this FundDbContext db) =>
        db.Appraisals.Where(one =>
            !db.Appraisals.Any(later =>
                later.CorrectsId == one.Id && (later.State == "Approved" || later.State == "Published")
            )
        );

    /// <summary>Approved appraisals that count.</summary>
    public static IQueryable<Appraisal> InForce(this FundDbContext db) =>
        db.Uncorrected().Where(one => one.State == "Approved" || one.State == "Published");
}
