using System.ComponentModel.DataAnnotations;
using System.Globalization;
using FluentValidation;
using FundManager.Domain;
using FundManager.Domain.Calendar;
using FundManager.Domain.Reviews;
using FundManager.Web.Access;
using FundManager.Web.Features.Cases;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace FundManager.Web.Features.Reviews;

/// <summary>Where a reviewer scores: every change is kept; the review is handed in with its own button.</summary>
[Authorize(Policy = Role.Reviewer)]
public sealed class ScoreModel(
    CaseAccess access,
    ReadReviewFile files,
    SubmitScores submit,
    FundCalendar calendar,
    TimeProvider clock,
    Texts texts
) : FundPage
{
    [BindProperty(SupportsGet = true)]
    public Id<Review> Id { get; set; }

    [BindProperty]
    public Form Input { get; set; } = new();

    public Review Review { get; private set; } = null!;

    public ReviewFile ReviewFile { get; private set; } = null!;

    public Refusal? WhyNot { get; private set; }

    public Scheme Scheme => ReviewFile.Scheme;

    public ScoreProgress Progress
    {
        get
        {
            var scores = ScoreSheet.Read(Scheme, Input.ToRows());
            return new ScoreProgress(
                scores.Count,
                Scheme.Criteria.Count,
                ScoreSheet.TotalSoFar(Scheme, scores),
                Scheme.Top / Scheme.Factor
            );
        }
    }

    public string SavedAt =>
        TimeZoneInfo.ConvertTime(clock.GetUtcNow(), calendar.Zone).ToString("HH:mm:ss", CultureInfo.InvariantCulture);

    /// <summary>Every field that an answer to a save may mark or clear.</summary>
    public IEnumerable<string> FaultKeys =>
        Enumerable
            .Range(0, Input.Rows.Count)
            .SelectMany(i => (string[])[KeyOf(i, "Score"), KeyOf(i, "Comment")])
            .Append("Input.Comment");

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!await FindAsync(cancellationToken))
        {
            return NotFound();
        }

        Input = new Form
        {
            Token = Guid.CreateVersion7(clock.GetUtcNow()),
            Rows = [.. Scheme.Criteria.Select(RowOf)],
            Comment = Review.Comment,
        };
        return Page();
    }

    /// <summary>Keeps what is typed. With script it answers the line below the form, without script it leads back to the review.</summary>
    public async Task<IActionResult> OnPostSaveAsync(
        [FromServices] SaveScores save,
        [FromServices] IValidator<Form> validator,
        CancellationToken cancellationToken
    )
    {
        var isScript = Request.Headers.ContainsKey("HX-Request");
        if (!await FindAsync(cancellationToken))
        {
            return NotFound();
        }

        if (WhyNot is { } refusal && isScript)
        {
            return Content(texts.For(refusal), "text/plain; charset=utf-8");
        }

        Input = Input.For(Scheme);
        var isSound = await PassesAsync(validator, Input, cancellationToken, nameof(Input));
        try
        {
            if (!await save.ExecuteAsync(Id, (Input.ToRows(), Input.Comment), User.ToPerson(), cancellationToken))
            {
                return NotFound();
            }
        }
        catch (RefusedException handedIn) when (isScript)
        {
            // It was handed in while this was on its way: the page is about to say so itself.
            return Content(texts.For(handedIn.Refusal), "text/plain; charset=utf-8");
        }

        if (isScript)
        {
            ShowFaults(whole: false);
            return Partial("_ScoreSaved", this);
        }

        if (!isSound | ShowUnread())
        {
            return await ShowAgainAsync(cancellationToken);
        }

        Done(texts["reviews.Kept"]);
        return LocalRedirect(CaseLinks.To(Domain.History.CaseKind.Review, Id.Value));
    }

    /// <summary>Keeps what is typed and hands it in.</summary>
    public async Task<IActionResult> OnPostSubmitAsync(
        [FromServices] SaveScores save,
        [FromServices] IValidator<Form> validator,
        CancellationToken cancellationToken
    )
    {
        if (!await FindAsync(cancellationToken))
        {
            return NotFound();
        }

        Input = Input.For(Scheme);
        if (
            !await save.ExecuteAsync(Id, (Input.ToRows(), Input.Comment), User.ToPerson(), cancellationToken)
            || !await FindAsync(cancellationToken)
        )
        {
            return NotFound();
        }

        if (!await PassesAsync(validator, Input, cancellationToken, nameof(Input)) | ShowFaults(whole: true))
        {
            return await ShowAgainAsync(cancellationToken);
        }

        if (!await submit.ExecuteAsync(Review, Input.Token, User.ToPerson(), cancellationToken))
        {
            return NotFound();
        }

        Done(texts["moves.review_Submit_done"]);
        return LocalRedirect(CaseLinks.To(Domain.History.CaseKind.Review, Id.Value));
    }

    protected override async Task LoadAsync(CancellationToken cancellationToken) => await FindAsync(cancellationToken);

    private async Task<bool> FindAsync(CancellationToken cancellationToken)
    {
        var person = User.ToPerson();
        if (
            await access
                .Reviews(person)
                .SingleOrDefaultAsync(r => r.Id == Id && r.ReviewerId == person.UserId, cancellationToken)
            is not { } review
        )
        {
            return false;
        }

        var act = new Act(person.In(review), clock.GetUtcNow());
        (Review, WhyNot) = (review, review.WhyNotSubmit(act));
        ReviewFile = await files.ExecuteAsync(review, act.Actor, cancellationToken);
        if (!ReviewFile.ShowsDocuments)
        {
            WhyNot ??= new Refusal("REV-04");
        }

        return true;
    }

    /// <summary>Puts what the scheme refuses beside its field. True when there is anything.</summary>
    private bool ShowFaults(bool whole)
    {
        var isUnread = ShowUnread();
        var faults = ReviewScore.Faults(Scheme, ScoreSheet.Read(Scheme, Input.ToRows()));
        foreach (var (criterion, refusal) in faults.Where(fault => whole || fault.Refusal.Code != "REV-11"))
        {
            var index = Input.Rows.ToList().FindIndex(row => row.Criterion == criterion);
            var field = refusal.Code is "REV-14" or "REV-16" ? "Comment" : "Score";
            var key = KeyOf(index, field);
            if (ModelState.TryGetValue(key, out var entry) && entry.Errors.Count > 0)
            {
                continue;
            }

            ModelState.AddModelError(key, texts.For(refusal));
        }

        return isUnread || faults.Count > 0;
    }

    /// <summary>Puts beside its field what is typed and is no score. True when there is anything.</summary>
    private bool ShowUnread()
    {
        var unread = ScoreSheet.Unread(Scheme, Input.ToRows()).ToList();
        foreach (var row in unread)
        {
            var letters = Scheme.Find(row.Criterion)!.Grades.Select(grade => grade.Letter).ToList();
            ModelState.AddModelError(
                KeyOf(Input.Rows.ToList().FindIndex(typed => typed.Criterion == row.Criterion), "Score"),
                letters.Count == 0
                    ? texts["reviews.BadScore"]
                    : texts["reviews.BadGrade", string.Join(texts["shared.ListSeparator"], letters)]
            );
        }

        return unread.Count > 0;
    }

    private FormRow RowOf(Criterion criterion)
    {
        var kept = Review.Scores.FirstOrDefault(row => row.Criterion == criterion.Id);
        return new FormRow
        {
            Criterion = criterion.Id,
            Score = kept?.Score ?? "",
            Comment = kept?.Comment ?? "",
            IsVeto = kept?.IsVeto ?? false,
        };
    }

    private static string KeyOf(int row, string field) =>
        string.Create(CultureInfo.InvariantCulture, $"Input.Rows[{row}].{field}");

    public sealed record Form
    {
        public Guid Token { get; init; }

        public IList<FormRow> Rows { get; init; } = [];

        [DisplayFormat(ConvertEmptyStringToNull = false)]
        public string Comment { get; init; } = "";

        /// <summary>One row for each criterion in the order of the scheme, whatever rows were sent.</summary>
        public Form For(Scheme scheme) =>
            this with
            {
                Rows =
                [
                    .. scheme.Criteria.Select(criterion =>
                        Rows.FirstOrDefault(row => row.Criterion == criterion.Id)
                        ?? new FormRow { Criterion = criterion.Id }
                    ),
                ],
            };

        public IReadOnlyList<ScoreRow> ToRows() =>
            [.. Rows.Select(row => new ScoreRow(row.Criterion, row.Score.Trim(), row.Comment, row.IsVeto))];
    }

    public sealed record FormRow
    {
        public string Criterion { get; init; } = "";

        [DisplayFormat(ConvertEmptyStringToNull = false)]
        public string Score { get; init; } = "";

        [DisplayFormat(ConvertEmptyStringToNull = false)]
        public string Comment { get; init; } = "";

        public bool IsVeto { get; init; }
    }
}
