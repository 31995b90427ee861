using System.ComponentModel.DataAnnotations;
using System.Globalization;
using FluentValidation;
using FundManager.Data;
using FundManager.Domain;
using FundManager.Domain.History;
using FundManager.Domain.Reviews;
using FundManager.Web.Access;
using FundManager.Web.Features.Cases;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace FundManager.Web.Features.Reviews;

/// <summary>Where an officer writes down what a panel agreed on, with the single scores and their spread beside it; the office reads it.</summary>
[Authorize(Policy = FundRoles.Office)]
public sealed class ConsensusModel(
    FundDbContext db,
    CaseReader cases,
    ReadReviewSubject subjects,
    ReadPanel panels,
    CaseStates states,
    TimeProvider clock,
    Texts texts
) : FundPage
{
    private Dictionary<Guid, LocalText> _people = [];

    [BindProperty(SupportsGet = true)]
    public string Kind { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public Form Input { get; set; } = new();

    public ReviewSubject Subject { get; private set; } = null!;

    public Panel Panel { get; private set; } = null!;

    /// <summary>Why nothing can be written down now; null where it can.</summary>
    public Refusal? WhyNot { get; private set; }

    public Scheme Scheme => Panel.Scheme;

    public StateView State => states.Badge(Subject.Case.Kind, Subject.Case.State);

    public string BackUrl => CaseLinks.To(Subject.Case.Kind, Subject.Case.CaseId);

    /// <summary>Reviews that count, in the order of invitation.</summary>
    public IReadOnlyList<Review> Counted => [.. Panel.Reviews.Where(review => review.Counts)];

    public string NameOf(Guid person) =>
        _people.TryGetValue(person, out var name) ? Show.Of(name) : texts["history.Unknown"];

    /// <summary>What a review says on a criterion.</summary>
    public static ScoreRow? RowOf(Review review, Criterion criterion) =>
        review.Scores.FirstOrDefault(row => row.Criterion == criterion.Id);

    /// <summary>Lowest and highest points on a criterion.</summary>
    public (decimal Least, decimal Most) RangeOf(Criterion criterion)
    {
        List<decimal> points =
        [
            .. Counted
                .SelectMany(review => ScoreSheet.Read(Scheme, review.Scores))
                .Where(score => score.Criterion == criterion.Id)
                .Select(score => score.Score),
        ];
        return points.Count == 0 ? (0, 0) : (points.Min(), points.Max());
    }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!await FindAsync(cancellationToken))
        {
            return NotFound();
        }

        var last = Panel.Agreed.Count > 0 ? Panel.Agreed[0] : null;
        Input = new Form
        {
            Token = Guid.CreateVersion7(clock.GetUtcNow()),
            Seen = Subject.Case.EventCount,
            Rows =
            [
                .. Scheme.Criteria.Select(criterion =>
                {
                    var row = last?.Scores.FirstOrDefault(score => score.Criterion == criterion.Id);
                    return new FormRow
                    {
                        Criterion = criterion.Id,
                        Score = row?.Score ?? "",
                        Comment = row?.Comment ?? "",
                    };
                }),
            ],
            Comment = last?.Comment ?? "",
            Dissent = last?.Dissent ?? "",
        };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(
        [FromServices] WriteConsensus write,
        [FromServices] IValidator<Form> validator,
        CancellationToken cancellationToken
    )
    {
        if (!await FindAsync(cancellationToken))
        {
            return NotFound();
        }

        Input = Input.For(Scheme);
        var agreed = Input.ToAgreed();
        if (!await PassesAsync(validator, Input, cancellationToken, nameof(Input)) | ShowFaults(agreed))
        {
            return await ShowAgainAsync(cancellationToken);
        }

        var wanted = new WantedConsensus(Subject.Case.Kind, Id, agreed) { Token = Input.Token, Seen = Input.Seen };
        if (!await write.ExecuteAsync(wanted, User.ToPerson(), cancellationToken))
        {
            return NotFound();
        }

        Done(texts["reviews.ConsensusDone"]);
        return LocalRedirect(BackUrl);
    }

    protected override async Task LoadAsync(CancellationToken cancellationToken) => await FindAsync(cancellationToken);

    private async Task<bool> FindAsync(CancellationToken cancellationToken)
    {
        var kind = Kind switch
        {
            "applications" => CaseKind.Application,
            "milestones" => CaseKind.Milestone,
            _ => null,
        };
        var person = User.ToPerson();
        if (kind is null || await cases.FindAsync(kind, Id, person, cancellationToken) is not GrantCase found)
        {
            return false;
        }

        Subject = await subjects.OfAsync(found, cancellationToken);
        Panel = await panels.ExecuteAsync(Subject, cancellationToken);
        var act = new Act(person.In(found), clock.GetUtcNow());
        WhyNot = Consensus.WhyNotWrite(found, Scheme, Panel.Reviews, act);
        List<Guid> people =
        [
            .. Panel.Reviews.Select(review => review.ReviewerId),
            .. Panel.Agreed.Select(written => written.WrittenBy),
        ];
        _people = await db
            .Users.Where(u => people.Contains(u.Id))
            .ToDictionaryAsync(u => u.Id, u => u.DisplayName, cancellationToken);
        return true;
    }

    /// <summary>Puts beside its field what is no score or cannot stand. True when there is anything.</summary>
    private bool ShowFaults(AgreedScores agreed)
    {
        var unread = ScoreSheet.Unread(Scheme, agreed.Scores).ToList();
        foreach (var row in unread)
        {
            var letters = Scheme.Find(row.Criterion)!.Grades.Select(grade => grade.Letter).ToList();
            ModelState.AddModelError(
                KeyOf(row.Criterion, "Score"),
                letters.Count == 0
                    ? texts["reviews.BadScore"]
                    : texts["reviews.BadGrade", string.Join(texts["shared.ListSeparator"], letters)]
            );
        }

        var faults = Consensus.Faults(Scheme, agreed);
        foreach (var (criterion, refusal) in faults.Where(fault => unread.All(row => row.Criterion != fault.Criterion)))
        {
            ModelState.AddModelError(
                KeyOf(criterion, refusal.Code is "REV-14" or "REV-26" ? "Comment" : "Score"),
                texts.For(refusal)
            );
        }

        return unread.Count + faults.Count > 0;
    }

    private string KeyOf(string criterion, string field)
    {
        var place = Input.Rows.ToList().FindIndex(row => row.Criterion == criterion);
        return string.Create(CultureInfo.InvariantCulture, $"Input.Rows[{place}].{field}");
    }

    public sealed record Form
    {
        public Guid Token { get; init; }

        public int Seen { get; init; }

        public IList<FormRow> Rows { get; init; } = [];

        [DisplayFormat(ConvertEmptyStringToNull = false)]
        public string Comment { get; init; } = "";

        [DisplayFormat(ConvertEmptyStringToNull = false)]
        public string Dissent { get; init; } = "";

        /// <summary>One row for each criterion in the order of the scheme, whatever rows were sent.</summary>
        internal Form For(Scheme scheme) =>
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

        internal AgreedScores ToAgreed() =>
            new(
                [
                    .. Rows.Select(row => new ScoreRow(
                        row.Criterion,
                        row.Score.Trim(),
                        row.Comment.Trim(),
                        IsVeto: false
                    )),
                ],
                Comment.Trim(),
                Dissent.Trim()
            );
    }

    public sealed record FormRow
    {
        public string Criterion { get; init; } = "";

        [DisplayFormat(ConvertEmptyStringToNull = false)]
        public string Score { get; init; } = "";

        [DisplayFormat(ConvertEmptyStringToNull = false)]
        public string Comment { get; init; } = "";
    }
}

public sealed class ConsensusFormValidator : AbstractValidator<ConsensusModel.Form>
{
    public ConsensusFormValidator(Texts texts)
    {
        string TooLong() => texts["reviews.CommentTooLong", Review.CommentMaxLength];
        RuleForEach(form => form.Rows)
            .ChildRules(row =>
                row.RuleFor(typed => typed.Comment).MaximumLength(Review.CommentMaxLength).WithMessage(_ => TooLong())
            );
        RuleFor(form => form.Comment)
            .NotEmpty()
            .WithMessage(_ => texts["reviews.ConsensusHowMissing"])
            .MaximumLength(Review.CommentMaxLength)
            .WithMessage(_ => TooLong());
        RuleFor(form => form.Dissent).MaximumLength(Review.CommentMaxLength).WithMessage(_ => TooLong());
    }
}
