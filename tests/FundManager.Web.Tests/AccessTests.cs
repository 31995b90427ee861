using System.Net;
using System.Security.Claims;
using FundManager.Domain;
using FundManager.Web.Access;
using FundManager.Web.Features.Account;
using FundManager.Web.Tests.Harness;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace FundManager.Web.Tests;

/// <summary>Every page × every role that must not open it. A page that is new is in the list by itself.</summary>
internal sealed class AccessTests
{
    private readonly Dictionary<string, FundClient> _clients = [];
    private FundServer _server = null!;

    /// <summary>Pages that no policy guards: what they show is the person's own, or goes through the rights of its case.</summary>
    private static readonly string[] OpenToWhoeverIsSignedIn =
    [
        "",
        "profile",
        "moves/{kind}/{id:guid}/{trigger}",
        "files/{id}",
        "files/{id:guid}",
        "applications/{id}",
        "reviews/{id}",
        "awards/{id}",
        "inputs/{id}",
        "milestones/{id}",
        "disbursements/{id}",
        "appraisals/{id}",
        "findings/{id}",
        "recoveries/{id}",
        "expenditures/{id}",
        "amendments/{id}",
        "organisations/{id}",
        "organisations/{id}/payee",
        "funds/{id}",
        "reports/{name}/{id:guid}",
        "reports/asked/{id:guid}",
    ];

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        _server = await FundServer.StartWithBasicsAsync();
        foreach (var account in DemoAccounts.Names)
        {
            _clients[account] = await _server.SignInAsync(account);
        }
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        foreach (var client in _clients.Values)
        {
            client.Dispose();
        }

        await _server.DisposeAsync();
    }

    private List<RouteEndpoint> Pages() =>
        [
            .. _server
                .Services.GetRequiredService<EndpointDataSource>()
                .Endpoints.OfType<RouteEndpoint>()
                .Where(endpoint => endpoint.Metadata.GetMetadata<PageActionDescriptor>() is not null),
        ];

    private static bool IsAnonymous(RouteEndpoint page) => page.Metadata.GetMetadata<IAllowAnonymous>() is not null;

    private static List<string> PoliciesOf(RouteEndpoint page) =>
        [
            .. page
                .Metadata.GetOrderedMetadata<IAuthorizeData>()
                .Select(data => data.Policy)
                .OfType<string>()
                .Where(policy => policy.Length > 0),
        ];

    private static string PathOf(RouteEndpoint page) =>
        "/"
        + string.Join(
            '/',
            page.RoutePattern.PathSegments.Select(segment =>
                string.Concat(
                    segment.Parts.Select(part =>
                        part switch
                        {
                            Microsoft.AspNetCore.Routing.Patterns.RoutePatternLiteralPart literal => literal.Content,
                            Microsoft.AspNetCore.Routing.Patterns.RoutePatternParameterPart { Name: "kind" } => "award",
                            Microsoft.AspNetCore.Routing.Patterns.RoutePatternParameterPart { Name: "trigger" } =>
                                "Sign",
                            Microsoft.AspNetCore.Routing.Patterns.RoutePatternParameterPart
                            {
                                Name: "number" or "version"
                            } => "1",
                            _ => Guid.CreateVersion7().ToString(),
                        }
                    )
                )
            )
        );

    [Test]
    public void Every_page_says_who_may_open_it()
    {
        var pages = Pages();
        Assert.That(pages, Has.Count.GreaterThan(20));

        var unsaid = pages
            .Where(page => !IsAnonymous(page) && PoliciesOf(page).Count == 0)
            .Select(page => page.RoutePattern.RawText)
            .Where(route => !OpenToWhoeverIsSignedIn.Contains(route?.Trim('/'), StringComparer.Ordinal));

        Assert.That(unsaid, Is.Empty);
    }

    [Test]
    public async Task Nobody_opens_a_page_without_signing_in()
    {
        using var somebody = _server.Anonymous();
        foreach (var page in Pages().Where(page => !IsAnonymous(page)))
        {
            var answer = await somebody.GetAsync(PathOf(page));

            Assert.That(answer.Location?.OriginalString, Does.Contain("/sign-in"), page.RoutePattern.RawText);
        }
    }

    [Test]
    public async Task A_role_that_the_policy_leaves_out_is_refused()
    {
        var refused = 0;
        foreach (var page in Pages())
        {
            foreach (var policy in PoliciesOf(page))
            {
                foreach (var account in DemoAccounts.Names)
                {
                    if (await PassesAsync(policy, account))
                    {
                        continue;
                    }

                    var answer = await _clients[account].GetAsync(PathOf(page));

                    Assert.That(
                        answer.Location?.OriginalString,
                        Does.Contain("/error/403"),
                        $"{account} {page.RoutePattern.RawText}"
                    );
                    refused++;
                }
            }
        }

        Assert.That(refused, Is.GreaterThan(20));
    }

    [Test]
    public async Task An_id_that_nobody_has_is_not_found_for_anybody()
    {
        var seen = 0;
        foreach (
            var page in Pages().Where(page => page.RoutePattern.RawText!.Contains("{id", StringComparison.Ordinal))
        )
        {
            foreach (var (account, client) in _clients)
            {
                var answer = await client.GetAsync(PathOf(page));

                var isRefused =
                    answer.Status == HttpStatusCode.NotFound
                    || answer.Location?.OriginalString.Contains("/error/403", StringComparison.Ordinal) == true;
                Assert.That(isRefused, Is.True, $"{account} {page.RoutePattern.RawText}: {answer.Status}");
                seen++;
            }
        }

        Assert.That(seen, Is.GreaterThan(100));
    }

    [Test]
    public async Task A_form_without_its_token_is_refused()
    {
        foreach (
            var page in Pages().Where(page => !page.RoutePattern.RawText!.StartsWith("error", StringComparison.Ordinal))
        )
        {
            using var response = await _clients["officer"].Http.PostAsync(PathOf(page), new FormUrlEncodedContent([]));

            Assert.That((int)response.StatusCode, Is.GreaterThanOrEqualTo(300), page.RoutePattern.RawText);
            Assert.That(
                response.StatusCode,
                Is.Not.EqualTo(HttpStatusCode.InternalServerError),
                page.RoutePattern.RawText
            );
        }
    }

    private async Task<bool> PassesAsync(string policy, string account)
    {
        var role = RoleOf(account);
        var organisation = Role.OfOrganisations.Contains(role) ? Guid.Empty.ToString() : "";
        var person = new ClaimsPrincipal(
            new ClaimsIdentity([new(People.RoleHeldClaim, $"{role}|{organisation}")], "test")
        );
        var authorization = _server.Services.GetRequiredService<IAuthorizationService>();
        return (await authorization.AuthorizeAsync(person, policy)).Succeeded;
    }

    private static string RoleOf(string account) =>
        account.TrimEnd('1', '2', '3', '4', '5') switch
        {
            "applicant" => Role.Applicant,
            "signatory" => Role.Signatory,
            "endorser" => Role.Endorser,
            "officer" => Role.ProgrammeOfficer,
            "reviewer" => Role.Reviewer,
            "appraiser" => Role.Appraiser,
            "finance" => Role.FinanceOfficer,
            "leader" => Role.Leader,
            "auditor" => Role.Auditor,
            "admin" => Role.Administrator,
            _ => throw new ArgumentException(account, nameof(account)),
        };
}
