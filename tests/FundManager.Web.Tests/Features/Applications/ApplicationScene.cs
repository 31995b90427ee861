using System.Net;
using FundManager.Domain;
using FundManager.Domain.Applications;
using FundManager.Domain.History;
using FundManager.Domain.Workflows;
using FundManager.Web.Features.Applications;
using FundManager.Web.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace FundManager.Web.Tests.Features.Applications;

/// <summary>Brings an application as far as a test needs it, by the pages that people use.</summary>
internal sealed class ApplicationScene(FundServer server)
{
    public string Endorser => server.World.Cast.Organisations["grain-society"].Id.ToString();

    /// <summary>A new draft of the demo's applicant.</summary>
    public async Task<Guid> StartAsync(FundClient applicant)
    {
        var made = await applicant.PostFormAsync($"/applications/start?call={server.World.Call.Id}", []);
        Assert.That(made.Status, Is.EqualTo(HttpStatusCode.Redirect), made.Text);
        return Guid.Parse(made.Location!.OriginalString.Split('/')[2]);
    }

    /// <summary>A draft that lacks nothing.</summary>
    public async Task<Guid> FillAsync(FundClient applicant, ApplicationForm? form = null)
    {
        var id = await StartAsync(applicant);
        var saved = await SaveAsync(applicant, id, form ?? ApplicationSample.Complete(Endorser));
        Assert.That(saved.Status, Is.EqualTo(HttpStatusCode.Redirect), saved.Text);
        return id;
    }

    public static Task<FundPageView> SaveAsync(
        FundClient applicant,
        Guid id,
        ApplicationForm form,
        string handler = "Save"
    ) => applicant.PostFormAsync($"/applications/{id}/edit", ApplicationSample.Fields(form), handler);

    /// <summary>Sent for endorsement by the signatory.</summary>
    public async Task<Guid> RequestAsync(ApplicationForm? form = null)
    {
        using var applicant = await server.SignInAsync("applicant");
        var id = await FillAsync(applicant, form);
        using var signatory = await server.SignInAsync("signatory");
        var sent = await DeclareAsync(signatory, id);
        Assert.That(sent.Status, Is.EqualTo(HttpStatusCode.Redirect), sent.Text);
        return id;
    }

    public static Task<FundPageView> DeclareAsync(FundClient signatory, Guid id) =>
        signatory.PostFormAsync($"/applications/{id}/submit", new() { ["Input.Declared"] = "true" });

    /// <summary>Endorsed, so that the fund has it.</summary>
    public async Task<Guid> EndorseAsync(ApplicationForm? form = null)
    {
        var id = await RequestAsync(form);
        using var endorser = await server.SignInAsync("endorser");
        var endorsed = await endorser.MoveAsync(CaseKind.Application, id, "Endorse");
        Assert.That(endorsed.Status, Is.EqualTo(HttpStatusCode.Redirect), endorsed.Text);
        return id;
    }

    /// <summary>The call's deadlines passed, and the eligibility rules have run.</summary>
    public async Task<int> ScreenAsync()
    {
        await server.InDatabaseAsync(async db =>
        {
            var call = await db.Calls.SingleAsync(c => c.Id == server.World.Call.Id);
            if (server.Clock.GetUtcNow() < call.EndorseBy)
            {
                server.Clock.SetUtcNow(call.EndorseBy);
            }

            var workflow = server.Services.GetRequiredService<WorkflowCatalog>()[CaseKind.Call];
            var act = new Act(Actor.System, server.Clock.GetUtcNow());
            if (call.State == "Open")
            {
                call.CloseIntake(workflow, act);
                call.StartAssessment(workflow, act);
            }

            return await db.SaveChangesAsync();
        });
        return await server.InScopeAsync(services =>
            services.GetRequiredService<ScreenApplications>().ExecuteAsync(CancellationToken.None)
        );
    }

    public Task<GrantApplication> ReadAsync(Guid id) =>
        server.InDatabaseAsync(db =>
            db.Applications.AsNoTracking().SingleAsync(a => a.Id == new Id<GrantApplication>(id))
        );

    public Task<List<string>> MailsAsync() =>
        server.InDatabaseAsync(db => db.OutgoingMails.Select(mail => $"{mail.To}: {mail.Subject}").ToListAsync());
}
