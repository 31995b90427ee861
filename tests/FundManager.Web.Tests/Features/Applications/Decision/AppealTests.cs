using System.Globalization;
using System.Net;
using FundManager.Domain.History;
using FundManager.Web.Features.Applications.Decision;
using FundManager.Web.Tests.Features.Reviews;
using FundManager.Web.Tests.Harness;
using Microsoft.Extensions.DependencyInjection;

namespace FundManager.Web.Tests.Features.Applications.Decision;

/// <summary>What an applicant can do against a decision, and who answers.</summary>
internal sealed class AppealTests
{
    private static readonly Dictionary<string, string> Reasoned = new(StringComparer.Ordinal)
    {
        ["reason"] = "Page 4 was not read.",
    };

    private FundServer _server = null!;
    private ReviewScene _scene = null!;
    private Guid _application;

    [SetUp]
    public async Task DeclineAsync()
    {
        _server = await FundServer.StartWithBasicsAsync();
        _scene = new ReviewScene(_server);
        _application = await _scene.RecommendedAsync();
        await MoveAsync("leader", "Decline");
    }

    [TearDown]
    public async Task StopAsync() => await _server.DisposeAsync();

    [Test]
    public async Task An_appeal_that_is_granted_goes_back_to_the_recommendation_and_never_to_an_award()
    {
        await MoveAsync("signatory", "Appeal");
        var state = (await _scene.ApplicationAsync(_application)).State;
        var award = await MoveAsync("leader2", "Award");
        await MoveAsync("leader2", "Reinstate");

        var found = await _scene.ApplicationAsync(_application);
        Assert.That((state, found.State), Is.EqualTo(("DeclinedUnderAppeal", "Reviewed")));
        Assert.That(award.Status, Is.Not.EqualTo(HttpStatusCode.Redirect));
        Assert.That((found.RecommendedAmount, found.DecidedBy), Is.EqualTo(((Domain.Money?)null, (Guid?)null)));
    }

    [TestCase("Reinstate")]
    [TestCase("Uphold")]
    public async Task Who_decided_does_not_answer_the_appeal(string trigger)
    {
        await MoveAsync("signatory", "Appeal");

        var refused = await WhyNotAsync("leader", trigger);

        Assert.That(refused, Does.Contain("another leader answers the appeal"));
        Assert.That((await _scene.ApplicationAsync(_application)).State, Is.EqualTo("DeclinedUnderAppeal"));
    }

    [Test]
    public async Task The_applicants_side_is_told_until_when_it_may_appeal()
    {
        using var applicant = await _server.SignInAsync("applicant");
        using var signatory = await _server.SignInAsync("signatory");

        var told = await applicant.GetAsync($"/applications/{_application}");
        var offered = await signatory.GetAsync($"/applications/{_application}");
        var form = await signatory.GetAsync($"/moves/application/{_application}/Appeal");

        var until = await _server.InScopeAsync(async services =>
            (
                await services
                    .GetRequiredService<AppealWindow>()
                    .EndOfAsync(await _scene.ApplicationAsync(_application), CancellationToken.None)
            ).AddTicks(-1)
        );
        var day = until.ToOffset(TimeSpan.FromHours(8)).ToString("d MMM yyyy", CultureInfo.InvariantCulture);
        Assert.That(told.Text, Does.Contain($"An appeal can be made until {day}"));
        Assert.That(offered.Text, Does.Contain($"Until {day}."));
        Assert.That(form.Text, Does.Contain($"Until {day}."));
    }

    [Test]
    public async Task The_work_list_asks_for_an_answer_and_not_for_one_of_both()
    {
        await MoveAsync("signatory", "Appeal");
        using var other = await _server.SignInAsync("leader2");

        var work = await other.GetAsync("/");

        Assert.That(work.Text, Does.Contain("Answer the appeal").And.Not.Contain("Grant the appeal"));
    }

    [Test]
    public async Task A_decision_that_is_upheld_is_final()
    {
        await MoveAsync("signatory", "Appeal");
        await MoveAsync("leader2", "Uphold");

        var again = await MoveAsync("signatory", "Appeal");

        Assert.That((await _scene.ApplicationAsync(_application)).State, Is.EqualTo("AppealClosed"));
        Assert.That(again.Status, Is.Not.EqualTo(HttpStatusCode.Redirect));
    }

    [Test]
    public async Task After_the_window_nobody_can_appeal_and_the_clock_ends_it()
    {
        var early = await CloseAsync();
        _server.Clock.Advance(TimeSpan.FromDays(20));

        var refused = await WhyNotAsync("signatory", "Appeal");
        var closed = await CloseAsync();
        var again = await CloseAsync();

        Assert.That(refused, Does.Contain("The time for an appeal ended"));
        Assert.That((early, closed, again), Is.EqualTo((0, 1, 0)));
        Assert.That((await _scene.ApplicationAsync(_application)).State, Is.EqualTo("AppealClosed"));
    }

    private Task<int> CloseAsync() =>
        _server.InScopeAsync(services =>
            services.GetRequiredService<CloseAppeals>().ExecuteAsync(CancellationToken.None)
        );

    private async Task<string> WhyNotAsync(string account, string trigger)
    {
        using var client = await _server.SignInAsync(account);
        return (await client.GetAsync($"/moves/application/{_application}/{trigger}")).Text;
    }

    private async Task<FundPageView> MoveAsync(string account, string trigger)
    {
        using var client = await _server.SignInAsync(account);
        return await client.MoveAsync(CaseKind.Application, _application, trigger, new(Reasoned));
    }
}
