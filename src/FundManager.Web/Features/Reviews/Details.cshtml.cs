using System.Globalization;
using FundManager.Domain;
using FundManager.Domain.Reviews;
using FundManager.Web.Access;
using FundManager.Web.Features.Cases;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace FundManager.Web.Features.Reviews;

/// <summary>One review: what is judged, the scores, and once one's own is handed in the other reviews.</summary>
public sealed class DetailsModel(CaseAccess access, ReadReviewFile files, ReadCaseFrame frames) : FundPage
{
    [BindProperty(SupportsGet = true)]
    public Id<Review> Id { get; set; }

    public Review Review { get; private set; } = null!;

    public ReviewFile ReviewFile { get; private set; } = null!;

    public CaseFrame Frame { get; private set; } = null!;

    public static string DayOf(string typed) =>
        DateOnly.TryParseExact(typed, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? Show.Day(day)
            : typed;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        var person = User.ToPerson();
        if (await access.Reviews(person).SingleOrDefaultAsync(r => r.Id == Id, cancellationToken) is not { } review)
        {
            return NotFound();
        }

        Review = review;
        ReviewFile = await files.ExecuteAsync(review, person.In(review), cancellationToken);
        Frame = await frames.ExecuteAsync(review, person, cancellationToken);
        return Page();
    }
}
