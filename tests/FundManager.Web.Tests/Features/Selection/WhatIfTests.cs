using System.IO.Compression;
using System.Net;
using FundManager.Domain.Reviews;
using FundManager.Web.Tests.Features.Reviews;
using FundManager.Web.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace FundManager.Web.Tests.Features.Selection;

/// <summary>Two reviewed applications of 600,000: the first scores 76.5, the second less.</summary>
internal sealed class WhatIfTests
{
    private FundServer _server = null!;
    private ReviewScene _scene = null!;
    private FundClient _leader = null!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        _server = await FundServer.StartWithBasicsAsync();
        _scene = new ReviewScene(_server);
        await _scene.RecommendedAsync();
        var second = await _scene.UnderReviewAsync(_scene.Form with { Region = "53", TitleEn = "Drying of rice" });
        foreach (var account in (string[])["reviewer1", "reviewer2", "reviewer3"])
        {
            await _scene.SubmitAsync(second, account, ["14", "15", "15", "14", "14"]);
        }

        using var officer = await _server.SignInAsync("officer");
        await officer.MoveAsync(Domain.History.CaseKind.Application, second, "CloseReview");
        _leader = await _server.SignInAsync("leader");
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        _leader.Dispose();
        await _server.DisposeAsync();
    }

    private string Page(string query = "") => $"/calls/{_server.World.Call.Id}/what-if{query}";

    private static List<string> Rows(FundPageView page) =>
        [
            .. page
                .Document.QuerySelectorAll("#result tbody tr")
                .Select(row =>
                    string.Join(' ', row.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
                ),
        ];

    [Test]
    public async Task Without_moving_anything_nobody_changes()
    {
        var page = await _leader.GetAsync(Page());

        Assert.That(page.Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(Rows(page), Has.Count.EqualTo(2));
        Assert.That(page.Text, Does.Contain("2 → 2").And.Not.Contain("Loses"));
    }

    [Test]
    public async Task A_smaller_budget_shows_who_loses_and_why()
    {
        var page = await _leader.GetAsync(Page("?Input.Budget=700000"));

        Assert.That(page.Text, Does.Contain("2 → 1"));
        Assert.That(Rows(page)[1], Does.Contain("Loses").And.Contain("More than what is left"));
    }

    [Test]
    public async Task A_quota_names_every_better_one_that_it_displaces()
    {
        var page = await _leader.GetAsync(
            Page("?Input.Budget=700000&Input.Quotas[0].Group=region:53&Input.Quotas[0].MinCount=1")
        );

        Assert.That(
            page.Text,
            Does.Contain("C-2026-03/001 Low-temperature drying of maize (place 1)")
                .And.Contain("In its stead: C-2026-03/002")
        );
        Assert.That(
            Rows(page).Single(row => row.Contains("C-2026-03/002", StringComparison.Ordinal)),
            Does.Contain("600,000.00")
        );
    }

    [Test]
    public async Task A_floor_leaves_out_what_lies_below_it()
    {
        var page = await _leader.GetAsync(Page("?Input.Floor=75"));

        Assert.That(Rows(page)[1], Does.Contain("below"));
    }

    [Test]
    public async Task The_best_set_takes_no_quotas_and_what_cannot_be_read_is_said()
    {
        var refused = await _leader.GetAsync(
            Page("?Input.Policy=Knapsack&Input.Quotas[0].Group=region:53&Input.Quotas[0].MinCount=1")
        );
        var unread = await _leader.GetAsync(Page("?Input.Budget=much"));

        Assert.That(refused.Text, Does.Contain("The best set knows no quotas."));
        Assert.That(Rows(unread), Is.Empty);
        Assert.That(unread.ValueOf("Input.Budget"), Is.EqualTo("much"));
    }

    [Test]
    public async Task The_comparison_is_exported_and_nothing_is_kept()
    {
        var before = await _server.InDatabaseAsync(db => db.CaseEvents.CountAsync());

        using var response = await _leader.Http.GetAsync(Page("?Input.Budget=700000&handler=Export"));

        await using var content = await response.Content.ReadAsStreamAsync();
        using var zip = new ZipArchive(content);
        Assert.That(zip.Entries, Is.Not.Empty);
        Assert.That(response.Content.Headers.ContentDisposition!.FileName, Does.Contain("C-2026-03.what-if.xlsx"));
        Assert.That(await _server.InDatabaseAsync(db => db.CaseEvents.CountAsync()), Is.EqualTo(before));
    }

    [Test]
    public async Task A_leader_with_a_conflict_in_the_call_tries_nothing_out()
    {
        await _server.InDatabaseAsync(async db =>
        {
            db.Interests.Add(
                new Interest(
                    _server.World.Cast.People["leader2"],
                    InterestKind.FinancialInterest,
                    ("", _server.World.Cast.Organisations["hexi"].Id),
                    (new DateOnly(2026, 1, 1), null),
                    FundServer.Noon
                )
            );
            return await db.SaveChangesAsync();
        });
        using var other = await _server.SignInAsync("leader2");

        var page = await other.GetAsync(Page());
        var ranking = await other.GetAsync($"/calls/{_server.World.Call.Id}/ranking");

        Assert.That(page.Text, Does.Contain("another leader").And.Not.Contain("C-2026-03/001"));
        Assert.That(ranking.Text, Does.Not.Contain("C-2026-03/001"));
    }
}
