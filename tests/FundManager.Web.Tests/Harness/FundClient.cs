using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using FundManager.Web.Features.Account;

namespace FundManager.Web.Tests.Harness;

/// <summary>A browser without script: keeps cookies, fills in the forms that pages show, and sends them with their hidden fields.</summary>
public sealed class FundClient : IDisposable
{
    private readonly HttpClient _http;

    public FundClient(string address, string language)
    {
        _http = new HttpClient(
            new HttpClientHandler { CookieContainer = new CookieContainer(), AllowAutoRedirect = false }
        )
        {
            BaseAddress = new Uri(address),
        };
        _http.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language == "en" ? "en" : "zh-CN");
    }

    public HttpClient Http => _http;

    public async Task SignInAsync(string account)
    {
        var page = await PostFormAsync(
            "/sign-in",
            new() { ["Input.Email"] = $"{account}@{DemoAccounts.Domain}", ["Input.Password"] = DemoAccounts.Password }
        );
        Assert.That(page.Status, Is.EqualTo(HttpStatusCode.Redirect), page.Text);
    }

    public async Task<FundPageView> GetAsync(string path)
    {
        using var response = await _http.GetAsync(path);
        return await FundPageView.ReadAsync(response);
    }

    /// <summary>Opens <paramref name="path"/>, fills in its main form and sends it. <paramref name="handler"/> names a page handler, as a button with formaction would.</summary>
    public async Task<FundPageView> PostFormAsync(
        string path,
        Dictionary<string, string> values,
        string? handler = null,
        params (string Name, byte[] Content)[] files
    )
    {
        var page = await GetAsync(path);
        Assert.That(page.Status, Is.EqualTo(HttpStatusCode.OK), $"GET {path}: {page.Text}");
        return await page.SendAsync(
            this,
            handler is null
                ? path
                : $"{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}handler={handler}",
            values,
            files
        );
    }

    /// <summary>Makes a move from its page, like a person without script.</summary>
    public Task<FundPageView> MoveAsync(
        string kind,
        Guid id,
        string trigger,
        Dictionary<string, string>? values = null,
        params (string Name, byte[] Content)[] files
    ) =>
        PostFormAsync(
            $"/moves/{kind}/{id}/{trigger}",
            (values ?? []).ToDictionary(
                pair => $"Input.Values[{pair.Key}]",
                pair => pair.Value,
                StringComparer.Ordinal
            ),
            handler: null,
            files
        );

    public void Dispose() => _http.Dispose();
}

/// <summary>An answer of the program, read as a page.</summary>
public sealed class FundPageView
{
    private FundPageView(HttpStatusCode status, string body, Uri? location, IHtmlDocument document) =>
        (Status, Body, Location, Document) = (status, body, location, document);

    public HttpStatusCode Status { get; }

    public string Body { get; }

    /// <summary>Where a redirect leads; null for none.</summary>
    public Uri? Location { get; }

    public IHtmlDocument Document { get; }

    /// <summary>What a person reads in the main part, white space collapsed.</summary>
    public string Text =>
        string.Join(
            ' ',
            (Document.QuerySelector("main") ?? Document.Body)?.TextContent.Split(
                (char[]?)null,
                StringSplitOptions.RemoveEmptyEntries
            ) ?? []
        );

    /// <summary>The sentences of the box on top that lists what to correct.</summary>
    public IReadOnlyList<string> Faults =>
        [.. Document.QuerySelectorAll(".fm-errors li").Select(item => item.TextContent.Trim())];

    public static async Task<FundPageView> ReadAsync(HttpResponseMessage response)
    {
        var body = await response.Content.ReadAsStringAsync();
        return new FundPageView(
            response.StatusCode,
            body,
            response.Headers.Location,
            await new HtmlParser().ParseDocumentAsync(body)
        );
    }

    /// <summary>What the form field of this name holds.</summary>
    public string? ValueOf(string name) =>
        Document.QuerySelector($"main [name='{name}']") switch
        {
            IHtmlInputElement input => input.Value,
            IHtmlTextAreaElement area => area.Value,
            IHtmlSelectElement select => select.Value,
            _ => null,
        };

    /// <summary>Sends the page's main form with what it holds, changed by <paramref name="values"/>.</summary>
    public Task<FundPageView> SendAsync(
        FundClient client,
        string path,
        Dictionary<string, string> values,
        params (string Name, byte[] Content)[] files
    ) => SendWithAsync(client, path, values, [.. files.Select(file => ("Input.Files", file.Name, file.Content))]);

    /// <summary>The same, with files in the fields that they name.</summary>
    public async Task<FundPageView> SendWithAsync(
        FundClient client,
        string path,
        Dictionary<string, string> values,
        params (string Field, string Name, byte[] Content)[] files
    )
    {
        var form = Document
            .QuerySelectorAll("main form")
            .OfType<IHtmlFormElement>()
            .FirstOrDefault(f => string.Equals(f.Method, "post", StringComparison.OrdinalIgnoreCase));
        var sent = form is null ? [] : Fields(form);
        foreach (var (name, value) in values)
        {
            sent.RemoveAll(field => field.Key == name);
            sent.Add(new(name, value));
        }

        using var content = new MultipartFormDataContent();
        foreach (var (name, value) in sent)
        {
            content.Add(new StringContent(value), name);
        }

        foreach (var (field, name, bytes) in files)
        {
            content.Add(new ByteArrayContent(bytes), field, name);
        }

        using var response = await client.Http.PostAsync(path, content);
        return await ReadAsync(response);
    }

    private static List<KeyValuePair<string, string>> Fields(IHtmlFormElement form)
    {
        List<KeyValuePair<string, string>> fields = [];
        foreach (var element in form.Elements)
        {
            switch (element)
            {
                case IHtmlInputElement { Name: { Length: > 0 } name } input
                    when input.Type is not ("file" or "submit" or "button")
                        && (input.Type is not ("checkbox" or "radio") || input.IsChecked):
                    fields.Add(new(name, input.Value));
                    break;
                case IHtmlTextAreaElement { Name: { Length: > 0 } name } area:
                    fields.Add(new(name, area.Value));
                    break;
                case IHtmlSelectElement { Name: { Length: > 0 } name } select:
                    fields.Add(new(name, select.Value ?? ""));
                    break;
                default:
                    break;
            }
        }

        return fields;
    }
}
