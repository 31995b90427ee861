using System.Net;
using System.Net.Http.Headers;
using FundManager.Web.Tests.Features.Applications;
using FundManager.Web.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace FundManager.Web.Tests.Features.Files;

internal sealed class AttachmentTests
{
    private const int MaxBytes = 20 * 1024 * 1024;

    private static readonly byte[] Pdf = [.. "%PDF-1.7\n"u8, .. new byte[64]];

    private FundServer _server = null!;
    private ApplicationScene _scene = null!;
    private FundClient _applicant = null!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        _server = await FundServer.StartWithBasicsAsync();
        _scene = new ApplicationScene(_server);
        _applicant = await _server.SignInAsync("applicant");
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        _applicant.Dispose();
        await _server.DisposeAsync();
    }

    [Test]
    public async Task A_file_comes_back_under_its_Chinese_name_and_is_never_shown_inside_a_page()
    {
        var id = await _scene.StartAsync(_applicant);
        await UploadAsync(id, ("推荐信（盖章）.pdf", Pdf));
        var file = await FileOfAsync(id);

        using var response = await _applicant.Http.GetAsync($"/files/{file}");

        var disposition = response.Content.Headers.ContentDisposition!;
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(await response.Content.ReadAsByteArrayAsync(), Is.EqualTo(Pdf));
        Assert.That(disposition.DispositionType, Is.EqualTo("attachment"));
        Assert.That(disposition.FileNameStar, Is.EqualTo("推荐信（盖章）.pdf"));
        Assert.That(response.Content.Headers.ContentType!.MediaType, Is.EqualTo("application/pdf"));
        Assert.That(response.Headers.GetValues("X-Content-Type-Options"), Is.EqualTo(new[] { "nosniff" }));
    }

    [TestCase("officer")]
    [TestCase("reviewer1")]
    [TestCase("endorser")]
    public async Task A_file_of_a_foreign_draft_is_not_there(string account)
    {
        var id = await _scene.StartAsync(_applicant);
        await UploadAsync(id, ("a.pdf", Pdf));
        var file = await FileOfAsync(id);
        using var other = await _server.SignInAsync(account);

        using var response = await other.Http.GetAsync($"/files/{file}");

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task Nobody_without_an_account_reads_a_file()
    {
        var id = await _scene.StartAsync(_applicant);
        await UploadAsync(id, ("a.pdf", Pdf));
        var file = await FileOfAsync(id);
        using var anonymous = _server.Anonymous();

        using var response = await anonymous.Http.GetAsync($"/files/{file}");

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.Redirect));
    }

    [TestCase(0, "The file “a.pdf” is empty. Choose another one.")]
    [TestCase(MaxBytes + 1, "The file “a.pdf” is too large. Up to 21.0 MB is taken.")]
    public async Task Empty_and_too_large_files_are_refused(int size, string sentence)
    {
        var id = await _scene.StartAsync(_applicant);
        var content = new byte[size];
        Pdf.AsSpan(0, Math.Min(size, Pdf.Length)).CopyTo(content);

        var page = await UploadAsync(id, ("a.pdf", content));

        Assert.That(page.Status, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That(page.Faults, Is.EqualTo(new[] { sentence }));
        Assert.That(await CountAsync(id), Is.Zero);
    }

    [Test]
    public async Task A_file_of_the_greatest_size_is_taken()
    {
        var id = await _scene.StartAsync(_applicant);
        var content = new byte[MaxBytes];
        Pdf.CopyTo(content, 0);

        await UploadAsync(id, ("a.pdf", content));

        Assert.That(await CountAsync(id), Is.EqualTo(1));
    }

    [Test]
    public async Task A_program_that_calls_itself_a_document_is_refused_and_none_beside_it_is_kept()
    {
        var id = await _scene.StartAsync(_applicant);
        byte[] program = [0x4D, 0x5A, 0x90, 0x00, 0x03, 0x00, 0x00, 0x00];

        var page = await UploadAsync(id, ("good.pdf", Pdf), ("bad.pdf", program));

        Assert.That(page.Status, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That(page.Faults[0], Does.StartWith("The file “bad.pdf” is of a kind that is not taken."));
        Assert.That(await CountAsync(id), Is.Zero);
    }

    [Test]
    public async Task An_application_holds_20_files()
    {
        var id = await _scene.StartAsync(_applicant);
        await UploadAsync(id, [.. Enumerable.Range(0, 20).Select(i => ($"{i}.pdf", Pdf))]);

        var page = await UploadAsync(id, ("more.pdf", Pdf));

        Assert.That(page.Status, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That(await CountAsync(id), Is.EqualTo(20));
    }

    [Test]
    public async Task A_file_is_taken_out_of_a_draft()
    {
        var id = await _scene.StartAsync(_applicant);
        await UploadAsync(id, ("a.pdf", Pdf));

        await _applicant.PostFormAsync($"/applications/{id}/edit", [], $"DropFile&file={await FileOfAsync(id)}");

        Assert.That(await CountAsync(id), Is.Zero);
    }

    private async Task<FundPageView> UploadAsync(Guid id, params (string Name, byte[] Content)[] files)
    {
        var page = await _applicant.GetAsync($"/applications/{id}/edit");
        using var content = new MultipartFormDataContent();
        foreach (var name in new[] { "__RequestVerificationToken", "Version", "Form.LeadName", "Form.LeadEmail" })
        {
            content.Add(new StringContent(page.ValueOf(name) ?? ""), name);
        }

        foreach (var (name, bytes) in files)
        {
            var part = new ByteArrayContent(bytes);
            part.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
            content.Add(part, "upload", name);
        }

        using var response = await _applicant.Http.PostAsync($"/applications/{id}/edit?handler=Upload", content);
        return await FundPageView.ReadAsync(response);
    }

    private Task<Guid> FileOfAsync(Guid id) =>
        _server.InDatabaseAsync(db => db.Files.Where(f => f.CaseId == id).Select(f => f.Id).SingleAsync());

    private Task<int> CountAsync(Guid id) => _server.InDatabaseAsync(db => db.Files.CountAsync(f => f.CaseId == id));
}
