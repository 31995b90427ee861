using System.ComponentModel.DataAnnotations;
using System.Globalization;
using FluentValidation;
using FundManager.Domain;
using FundManager.Domain.Calendar;
using FundManager.Domain.History;
using FundManager.Domain.Reviews;
using FundManager.Web.Access;
using FundManager.Web.Features.Cases;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace FundManager.Web.Features.Reviews;

/// <summary>Chooses who reviews an application or a critical checkpoint.</summary>
[Authorize(Policy = Role.ProgrammeOfficer)]
public sealed class ReviewersModel(
    CaseReader cases,
    ReviewRound round,
    CaseStates states,
    FundCalendar calendar,
    TimeProvider clock,
    InviteReviewers invite
) : FundPage
{
    [BindProperty(SupportsGet = true)]
    public string Kind { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public Form Input { get; set; } = new();

    public ReviewSubject Subject { get; private set; } = null!;

    public Panel Panel { get; private set; } = null!;

    public IReadOnlyList<Candidate> Candidates { get; private set; } = [];

    public Refusal? WhyNot { get; private set; }

    public StateView State => states.Badge(Subject.Case.Kind, Subject.Case.State);

    public string BackUrl => CaseLinks.To(Subject.Case.Kind, Subject.Case.CaseId);

    private string? CaseKindOfRoute =>
        Kind switch
        {
            "applications" => CaseKind.Application,
            "milestones" => CaseKind.Milestone,
            _ => null,
        };

    public StateView BadgeOf(string state) => states.Badge(CaseKind.Review, state);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!await FindAsync(cancellationToken))
        {
            return NotFound();
        }

        var now = clock.GetUtcNow();
        var last = calendar.DayOf(calendar.Deadline(now, Subject.Days).AddTicks(-1));
        Input = new Form { Token = Guid.CreateVersion7(now), DueOn = last.ToString("O", CultureInfo.InvariantCulture) };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(
        [FromServices] IValidator<Form> validator,
        [FromServices] Texts texts,
        CancellationToken cancellationToken
    )
    {
        if (CaseKindOfRoute is not { } kind)
        {
            return NotFound();
        }

        if (!await PassesAsync(validator, Input, cancellationToken, nameof(Input)))
        {
            return await FindAsync(cancellationToken) ? await ShowAgainAsync(cancellationToken) : NotFound();
        }

        var due = DateOnly.ParseExact(Input.DueOn, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        var wanted = new Invitations(kind, Id, [.. Input.Reviewers], calendar.EndOf(due), Input.Token)
        {
            Reason = string.IsNullOrWhiteSpace(Input.Reason) ? null : Input.Reason.Trim(),
        };
        if (!await invite.ExecuteAsync(wanted, User.ToPerson(), cancellationToken))
        {
            return NotFound();
        }

        Done(
            Input.Reviewers.Count == 1
                ? texts["reviews.Invited_one"]
                : texts["reviews.Invited_many", Input.Reviewers.Count]
        );
        return LocalRedirect(CaseLinks.To(kind, Id));
    }

    protected override async Task LoadAsync(CancellationToken cancellationToken) => await FindAsync(cancellationToken);

    private async Task<bool> FindAsync(CancellationToken cancellationToken)
    {
        var person = User.ToPerson();
        if (
            CaseKindOfRoute is not { } kind
            || await cases.FindAsync(kind, Id, person, cancellationToken) is not GrantCase found
        )
        {
            return false;
        }

        WhyNot = Review.WhyNotInviteFor(found, person.In(found));
        (Subject, Panel, Candidates) = await round.ReadAsync(found, cancellationToken);
        return true;
    }

    public sealed record Form
    {
        public Guid Token { get; init; }

        public IList<Guid> Reviewers { get; init; } = [];

        [DisplayFormat(ConvertEmptyStringToNull = false)]
        public string DueOn { get; init; } = "";

        /// <summary>Why somebody with a soft conflict is invited all the same.</summary>
        [DisplayFormat(ConvertEmptyStringToNull = false)]
        public string Reason { get; init; } = "";
    }
}

/// <summary>Reads what the page shows on which reviewers are chosen.</summary>
[UseCase]
public sealed class ReviewRound(ReadReviewSubject subjects, ReadPanel panels, ReadReviewers people)
{
    public async Task<(ReviewSubject Subject, Panel Panel, IReadOnlyList<Candidate> Candidates)> ReadAsync(
        GrantCase @case,
        CancellationToken cancellationToken
    )
    {
        var subject = await subjects.OfAsync(@case, cancellationToken);
        var panel = await panels.ExecuteAsync(subject, cancellationToken);
        return (subject, panel, await people.ExecuteAsync(subject, panel, cancellationToken));
    }
}

public sealed class ReviewersFormValidator : AbstractValidator<ReviewersModel.Form>
{
    private const int ReasonMaxLength = 500;

    public ReviewersFormValidator(Texts texts)
    {
        RuleFor(form => form.Reviewers).NotEmpty().WithMessage(_ => texts["refusals.REV-10"]);
        RuleFor(form => form.DueOn)
            .Must(day =>
                DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)
            )
            .WithMessage(_ => texts["faults.Day"]);
        RuleFor(form => form.Reason)
            .MaximumLength(ReasonMaxLength)
            .WithMessage(_ => texts["faults.TooLong", ReasonMaxLength]);
    }
}
