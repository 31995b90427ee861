using FundManager.Domain;
using FundManager.Domain.Calendar;
using FundManager.Domain.History;
using FundManager.Domain.Reviews;
using FundManager.Domain.Workflows;
using FundManager.Web.Features.Cases;
using FundManager.Web.Features.Interests;
using FundManager.Web.Mail;

namespace FundManager.Web.Features.Reviews;

/// <summary>Agrees to review.</summary>
public sealed class AcceptReview(WorkflowCatalog workflows) : CaseMove<Review>
{
    public override string Kind => CaseKind.Review;

    public override string Trigger => nameof(Review.Accept);

    protected override Task ExecuteAsync(Review review, MoveInput input, Act act, CancellationToken cancellationToken)
    {
        review.Accept(workflows.Get(Kind, review.WorkflowVersion), act);
        return Task.CompletedTask;
    }
}

/// <summary>Does not want to review.</summary>
public sealed class DeclineReview(WorkflowCatalog workflows, ReportLostReviewer reports) : CaseMove<Review>
{
    public override string Kind => CaseKind.Review;

    public override string Trigger => nameof(Review.Decline);

    public override bool IsWork => false;

    public override bool IsDangerous => true;

    protected override IReadOnlyList<MoveField> FieldsOf(Review review) => [MoveField.Reason];

    protected override Task ExecuteAsync(Review review, MoveInput input, Act act, CancellationToken cancellationToken)
    {
        review.Decline(workflows.Get(Kind, review.WorkflowVersion), act);
        return reports.ExecuteAsync(review, act.At, cancellationToken);
    }
}

/// <summary>Says that there is no conflict; the documents open.</summary>
public sealed class BeginReview(WorkflowCatalog workflows, ReadReviewSubject subjects, FindConflicts conflicts)
    : CaseMove<Review>
{
    public override string Kind => CaseKind.Review;

    public override string Trigger => nameof(Review.Begin);

    protected override IReadOnlyList<MoveField> FieldsOf(Review review) =>
        [new("noConflict", MoveFieldKind.Confirmation)];

    protected override async Task<Refusal?> WhyNotAsync(Review review, Act act, CancellationToken cancellationToken)
    {
        var (subject, found) = await LookAsync(review, cancellationToken);
        return Review.WhyNotBegin(subject.Case.State == "UnderReview", found);
    }

    protected override async Task ExecuteAsync(
        Review review,
        MoveInput input,
        Act act,
        CancellationToken cancellationToken
    )
    {
        var (subject, found) = await LookAsync(review, cancellationToken);
        Refusal.ThrowIf(Review.WhyNotBegin(subject.Case.State == "UnderReview", found));
        review.Begin(workflows.Get(Kind, review.WorkflowVersion), act, found);
    }

    private async Task<(ReviewSubject Subject, IReadOnlyList<Conflict> Found)> LookAsync(
        Review review,
        CancellationToken cancellationToken
    )
    {
        var subject = await subjects.OfAsync(review, cancellationToken);
        return (subject, await conflicts.OfAsync(review.ReviewerId, subject.ConflictFacts, cancellationToken));
    }
}

/// <summary>Names a conflict that only the reviewer knows: the score is void and access ends.</summary>
public sealed class DeclareConflict(WorkflowCatalog workflows, ReportLostReviewer reports) : CaseMove<Review>
{
    public override string Kind => CaseKind.Review;

    public override string Trigger => nameof(Review.DeclareConflict);

    public override bool IsWork => false;

    public override bool IsDangerous => true;

    protected override IReadOnlyList<MoveField> FieldsOf(Review review) => [MoveField.Reason];

    protected override Task ExecuteAsync(Review review, MoveInput input, Act act, CancellationToken cancellationToken)
    {
        review.DeclareConflict(workflows.Get(Kind, review.WorkflowVersion), act);
        return reports.ExecuteAsync(review, act.At, cancellationToken);
    }
}

/// <summary>Hands the scores in as they are kept; they are typed on a page of their own.</summary>
public sealed class SubmitReview(WorkflowCatalog workflows, SchemeCatalog schemes) : CaseMove<Review>
{
    public override string Kind => CaseKind.Review;

    public override string Trigger => nameof(Review.Submit);

    public override string PageOf(Guid id) => $"/reviews/{id}/score";

    protected override Refusal? WhyNot(Review review, Act act) => review.WhyNotSubmit(act);

    protected override Task ExecuteAsync(Review review, MoveInput input, Act act, CancellationToken cancellationToken)
    {
        Refusal.ThrowIf(review.WhyNotSubmit(act));
        var scheme = schemes[review.Scheme];
        var total = ReviewTotal.Of(scheme, ScoreSheet.Read(scheme, review.Scores));
        review.Submit(
            workflows.Get(Kind, review.WorkflowVersion),
            decimal.Round(total, 2, MidpointRounding.AwayFromZero),
            act
        );
        return Task.CompletedTask;
    }
}

/// <summary>Gives a review back once, with what is missing.</summary>
public sealed class ReturnReview(WorkflowCatalog workflows, FundCalendar calendar, TimeProvider clock, QueueMail mail)
    : CaseMove<Review>
{
    private const int DaysToAnswer = 5;

    public override string Kind => CaseKind.Review;

    public override string Trigger => nameof(Review.Return);

    public override bool IsWork => false;

    protected override IReadOnlyList<MoveField> FieldsOf(Review review) =>
        [
            MoveField.Reason,
            new("dueOn", MoveFieldKind.Day)
            {
                Default = calendar
                    .NextWorkingDay(calendar.DayOf(clock.GetUtcNow()).AddDays(DaysToAnswer))
                    .ToString("O", System.Globalization.CultureInfo.InvariantCulture),
            },
        ];

    protected override Refusal? WhyNot(Review review, Act act) => review.WhyNotReturn();

    protected override Task ExecuteAsync(Review review, MoveInput input, Act act, CancellationToken cancellationToken)
    {
        review.Return(workflows.Get(Kind, review.WorkflowVersion), calendar.EndOf(input.Day("dueOn")), act);
        return mail.ToAsync(
            [review.ReviewerId],
            new MailContent("ReviewReturned", $"/reviews/{review.CaseId}", act.At, review.Number, review.DueAt),
            cancellationToken
        );
    }
}
