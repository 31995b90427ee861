using System.Globalization;
using FundManager.Domain;
using FundManager.Domain.Applications;
using FundManager.Domain.Calls;
using FundManager.Domain.History;

namespace FundManager.Web.Demo.Load;

/// <summary>
/// One application of the load, moved by the domain's own moves as far as time has let it. Days are counted from the closing of the call;
/// of twenty applications, one is never endorsed, one is ineligible, one is withdrawn, five are awarded, and the rest is declined.
/// </summary>
internal sealed class LoadGrant(LoadWorld world, Call call, int number, int place)
{
    private const int OutOf = 20;
    private const int Months = 12;

    private readonly LoadApplicant _applicant = world.People.Applicants[number % world.People.Applicants.Count];

    // Hours apart, so that not everything of a call happens at once.
    private readonly TimeSpan _later = TimeSpan.FromMinutes(number % 700);

    public int Number => number;

    /// <summary>Whether it is awarded once its time has come.</summary>
    public bool IsGood => number % OutOf is 3 or 7 or 11 or 15 or 19;

    /// <summary>The instant of a day after the closing; the closing is day 0.</summary>
    public DateTimeOffset At(int day) => call.ClosesAt.AddDays(day) + (day < 0 ? -_later : _later);

    public bool IsReached(int day) => At(day) < world.Now;

    public void Play(LoadRows rows)
    {
        if (!IsReached(-20))
        {
            return;
        }

        var workflow = world.Workflows[CaseKind.Application];
        var application = new GrantApplication(
            string.Create(CultureInfo.InvariantCulture, $"{call.Number}-{place:0000}"),
            call,
            _applicant.Organisation.Id,
            FormOf(),
            (workflow, _applicant.Draft(At(-20)))
        );
        rows.Applications.Add(application);
        if (!Submit(application) || !IsReached(11))
        {
            return;
        }

        application.Screen(workflow, [], new Act(Actor.System, At(11)));
        if (number % OutOf == 1 && IsReached(14))
        {
            application.FailScreening(workflow, Officer(14, "不符合申报条件"));
            EndAppeals(application, 40);
        }
        else if (number % OutOf == 2 && IsReached(14))
        {
            application.Withdraw(workflow, _applicant.Sign(At(14)) with { Reason = "另有安排" });
        }
        else if (IsReached(15))
        {
            application.PassScreening(workflow, Officer(15));
            Review(application, rows);
        }
    }

    private bool Submit(GrantApplication application)
    {
        var workflow = world.Workflows[CaseKind.Application];
        if (number % OutOf == 0)
        {
            if (IsReached(1))
            {
                application.Expire(workflow, call, new Act(Actor.System, At(1)));
            }

            return false;
        }

        if (!IsReached(-5))
        {
            return false;
        }

        application.RequestEndorsement(workflow, call, _applicant.Sign(At(-5)));
        if (!IsReached(-2))
        {
            return false;
        }

        application.Endorse(workflow, call, 0, world.People.By("endorser", Role.Endorser, At(-2)));
        return true;
    }

    private void Review(GrantApplication application, LoadRows rows)
    {
        if (!IsReached(20))
        {
            return;
        }

        var workflow = world.Workflows[CaseKind.Application];
        var panel = new LoadPanel(world, call, number, IsGood ? 86 : 66).Play(application, this, rows);
        application.OpenReview(workflow, call, call.Terms.ReviewersPerApplication, Officer(20));
        if (panel is null || !IsReached(40))
        {
            return;
        }

        application.CloseReview(workflow, call, panel, Officer(40));
        if (!IsReached(45))
        {
            return;
        }

        if (!IsGood || !panel.Passes)
        {
            application.NotRecommend(workflow, Officer(45, "分数未达到资助线"));
            Decline(application);
            return;
        }

        application.Recommend(workflow, application.Amount, Officer(45));
        if (IsReached(50))
        {
            application.Award(workflow, [], world.People.By("leader", Role.Leader, At(50)));
            call.CountAward(application.Amount);
            new LoadAward(world, application, this, _applicant).Play(rows);
        }
    }

    private void Decline(GrantApplication application)
    {
        var workflow = world.Workflows[CaseKind.Application];
        if (IsReached(50))
        {
            application.Decline(workflow, [], world.People.By("leader", Role.Leader, At(50), "未入选本批资助"));
            EndAppeals(application, 75);
        }
    }

    private void EndAppeals(GrantApplication application, int day)
    {
        if (IsReached(day))
        {
            application.CloseAppeal(world.Workflows[CaseKind.Application], At(day), new Act(Actor.System, At(day)));
        }
    }

    private Act Officer(int day, string? reason = null) =>
        world.People.By("officer", Role.ProgrammeOfficer, At(day), reason);

    private ApplicationForm FormOf()
    {
        var plan = new ApplicationPlan(
            $"load{number % world.People.Applicants.Count}",
            200 + (number * 7919 % 160 * 10),
            "Running"
        )
        {
            Title = new LocalText(
                string.Create(CultureInfo.InvariantCulture, $"Storage line {number}"),
                string.Create(CultureInfo.InvariantCulture, $"第{number}号仓储示范线")
            ),
            Months = Months,
        };
        var first = DateOnly.FromDateTime(At(60).UtcDateTime);
        var endorser = world.People.Endorsers[number % world.People.Endorsers.Count];
        var form = DemoForms.Of(plan, place, (first, first.AddMonths(Months)), _applicant.Organisation, endorser);
        // A checkpoint is scored by people, who are few here: without one the money goes on.
        return form with { Milestones = [.. form.Milestones.Select(row => row with { Checkpoint = "" })] };
    }
}
