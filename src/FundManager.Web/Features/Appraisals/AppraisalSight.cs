using FundManager.Domain;
using FundManager.Domain.Appraisals;
using FundManager.Domain.Organisations;
using FundManager.Web.Access;

namespace FundManager.Web.Features.Appraisals;

/// <summary>What a reader may see of an appraisal: each side's entries only once that side has let them go.</summary>
/// <param name="IsOffice">Whether the reader reads for the fund.</param>
/// <param name="SeesSelf">The recipient's entries: its own always, the fund's people from submission on.</param>
/// <param name="SeesFound">The appraiser's entries: the fund's people always, others from the right of reply on.</param>
/// <param name="SeesReport">The report: the fund's people from finalisation on, others once it is published.</param>
public sealed record AppraisalSight(bool IsOffice, bool SeesSelf, bool SeesFound, bool SeesReport)
{
    private static readonly string[] Shown = ["RightOfReply", "Finalised", "Approved", "Published"];
    private static readonly string[] Final = ["Finalised", "Approved", "Published"];

    public static AppraisalSight Of(Appraisal appraisal, Person person)
    {
        var actor = person.In(appraisal);
        var isRecipient = actor.Is(Role.Applicant) || actor.Is(Role.Signatory);
        var isOffice = Role.OfFund.Any(actor.Is);
        var isSelfDone = appraisal.State is not ("Scheduled" or "SelfAppraisal") && appraisal.SelfTotal.HasValue;
        return new AppraisalSight(
            isOffice,
            appraisal.SelfEntries is not null && (isRecipient || isSelfDone),
            appraisal.Entries is not null && (isOffice || IsShown(appraisal.State)),
            isOffice ? Final.Contains(appraisal.State, StringComparer.Ordinal) : appraisal.State == "Published"
        );
    }

    /// <summary>Whether everybody who may see the appraisal sees its result.</summary>
    public static bool IsShown(string state) => Shown.Contains(state, StringComparer.Ordinal);
}
