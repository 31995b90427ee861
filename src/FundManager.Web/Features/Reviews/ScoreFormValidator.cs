using FluentValidation;
using FundManager.Domain.Reviews;

namespace FundManager.Web.Features.Reviews;

/// <summary>How far the scores are.</summary>
/// <param name="Scored">Criteria that have a score.</param>
/// <param name="Of">Criteria.</param>
/// <param name="Total">What the scores come to, as the scheme counts.</param>
/// <param name="Top">The most that they can come to.</param>
public sealed record ScoreProgress(int Scored, int Of, decimal Total, decimal Top)
{
    /// <summary>Whether it replaces what stands on the page already.</summary>
    public bool IsOutOfBand { get; init; }
}

public sealed class ScoreFormValidator : AbstractValidator<ScoreModel.Form>
{
    public ScoreFormValidator(Texts texts)
    {
        RuleForEach(form => form.Rows)
            .ChildRules(row =>
            {
                row.RuleFor(typed => typed.Comment)
                    .MaximumLength(Review.CommentMaxLength)
                    .WithMessage(_ => texts["reviews.CommentTooLong", Review.CommentMaxLength]);
            });
        RuleFor(form => form.Comment)
            .MaximumLength(Review.CommentMaxLength)
            .WithMessage(_ => texts["reviews.CommentTooLong", Review.CommentMaxLength]);
    }
}
