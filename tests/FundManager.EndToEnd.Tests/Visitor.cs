using System.Globalization;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using FundManager.Web.Features.Account;
using Microsoft.Playwright;

namespace FundManager.EndToEnd.Tests;

/// <summary>A person with a browser. Every page that is met is looked at: nothing serious for axe, nothing sideways, no broken policy.</summary>
internal sealed class Visitor : IAsyncDisposable
{
    private static readonly string[] Rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

    private readonly IBrowserContext _context;
    private readonly string _address;
    private readonly HashSet<string> _looked;
    private readonly List<string> _complaints = [];

    private Visitor(IBrowserContext context, IPage page, string address, HashSet<string> looked)
    {
        (_context, Page, _address, _looked) = (context, page, address, looked);
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
            {
                _complaints.Add($"{page.Url}: {message.Text}");
            }
        };
        page.PageError += (_, error) => _complaints.Add($"{page.Url}: {error}");
    }

    public IPage Page { get; }

    /// <summary>What the browser's console complained of, scripts that broke and breaches of the content policy among it.</summary>
    public IReadOnlyList<string> Complaints => _complaints;

    /// <param name="address">Of the program.</param>
    /// <param name="account">Of the demo.</param>
    /// <param name="language">"en" or "zh-Hans".</param>
    /// <param name="looked">Kinds of pages that were looked at already, shared by all visitors of a journey.</param>
    public static async Task<Visitor> SignInAsync(
        string address,
        string account,
        string language,
        HashSet<string> looked
    )
    {
        var browser = await Chromium.StartedAsync();
        var context = await browser.NewContextAsync(
            new()
            {
                Locale = language == "en" ? "en-GB" : "zh-CN",
                ViewportSize = new() { Width = 1280, Height = 900 },
            }
        );
        context.SetDefaultTimeout(15_000);
        var visitor = new Visitor(context, await context.NewPageAsync(), address, looked);
        await visitor.GoAsync("/sign-in");
        await visitor.Page.FillAsync("[name='Input.Email']", $"{account}@{DemoAccounts.Domain}");
        await visitor.Page.FillAsync("[name='Input.Password']", DemoAccounts.Password);
        await visitor.Page.ClickAsync("main form button.btn-primary");
        await visitor.Page.WaitForURLAsync(url => !url.Contains("/sign-in", StringComparison.Ordinal));
        return visitor;
    }

    /// <summary>Opens a page and looks at it.</summary>
    public async Task GoAsync(string path)
    {
        var response = await Page.GotoAsync(_address + path);
        Assert.That(response!.Status, Is.LessThan(400), path);
        await LookAsync();
    }

    /// <summary>Makes a move from the case's page: opens its dialog, fills in the fields, confirms.</summary>
    public Task MoveAsync(string trigger, params (string Field, string Value)[] fields) =>
        MoveAsync(trigger, [], fields);

    /// <inheritdoc cref="MoveAsync(string, ValueTuple{string, string}[])"/>
    public async Task MoveAsync(string trigger, string[] files, params (string Field, string Value)[] fields)
    {
        var button = Page.Locator($"[data-dialog='dlg-{trigger}']");
        Assert.That(
            await button.CountAsync(),
            Is.GreaterThan(0),
            $"{trigger} is not offered: {await Page.Locator("main").InnerTextAsync()}"
        );
        await button.First.ClickAsync();
        var dialog = Page.Locator($"#dlg-{trigger}");
        foreach (var (field, value) in fields)
        {
            await FillAsync(dialog.Locator($"[name='Input.Values[{field}]']"), value);
        }

        if (files.Length > 0)
        {
            await dialog.Locator("[type=file]").SetInputFilesAsync(files.Select(TextFile));
        }

        await SendAsync(dialog.Locator("button.btn-primary, button.btn-danger"));
    }

    /// <summary>Leaves the last field and waits until the page has saved itself.</summary>
    public async Task SavedAsync()
    {
        await Page.RunAndWaitForResponseAsync(
            () => Page.EvaluateAsync("document.activeElement.blur()"),
            response => response.Url.Contains("handler=Save", StringComparison.Ordinal)
        );
        await Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
    }

    /// <summary>Ticks a box; where there is none, says what the page says instead.</summary>
    public async Task TickAsync(string name)
    {
        var box = Page.Locator($"main [name='{name}']");
        Assert.That(await box.CountAsync(), Is.GreaterThan(0), await Page.Locator("main").InnerTextAsync());
        await box.First.CheckAsync();
    }

    /// <summary>Sends the page's main form by its likely button.</summary>
    public Task SubmitAsync() => PressAsync("main form button.btn-primary");

    /// <summary>Presses a button that sends a form, and sees that nothing was refused.</summary>
    public Task PressAsync(string button) => SendAsync(Page.Locator(button).Last);

    /// <summary>Fills in fields by their names.</summary>
    public async Task FillAsync(params (string Name, string Value)[] fields)
    {
        foreach (var (name, value) in fields)
        {
            await FillAsync(Page.Locator($"main [name='{name}']:not([type=hidden])"), value);
        }
    }

    /// <summary>Chooses the first real entry of each list.</summary>
    public async Task ChooseFirstAsync(params string[] names)
    {
        foreach (var name in names)
        {
            await ChooseFirstAsync(Page.Locator($"main [name='{name}']"));
        }
    }

    /// <summary>Chooses the entry of a list that reads <paramref name="text"/>.</summary>
    public Task ChooseAsync(string name, string text) =>
        Page.SelectOptionAsync($"main [name='{name}']", new SelectOptionValue { Label = text });

    /// <summary>Fills in one row of a list of the application's form; adds the row where there is none. "*" chooses the first entry.</summary>
    public async Task RowAsync(string list, int row, params (string Field, string Value)[] fields)
    {
        var first = Page.Locator($"[name='Form.{list}[{row}].{fields[0].Field}']");
        if (await first.CountAsync() == 0)
        {
            await Page.ClickAsync($"#list-{list} button[hx-post*='AddRow']");
            await first.WaitForAsync();
        }

        foreach (var (field, value) in fields)
        {
            var control = Page.Locator($"[name='Form.{list}[{row}].{field}']:not([type=hidden])");
            await (value == "*" ? ChooseFirstAsync(control) : FillAsync(control, value));
        }
    }

    /// <summary>The identity in the address of the page.</summary>
    public Guid IdInAddress() =>
        new Uri(Page.Url)
            .AbsolutePath.Split('/')
            .Select(part => Guid.TryParse(part, out var id) ? id : (Guid?)null)
            .OfType<Guid>()
            .First();

    /// <summary>axe on this kind of page once in each language, and no sideways scroll at 320 px.</summary>
    public async Task LookAsync()
    {
        var kind = string.Join(
            '/',
            new Uri(Page.Url).AbsolutePath.Split('/').Select(part => Guid.TryParse(part, out _) ? "*" : part)
        );
        var language = await Page.Locator("html").GetAttributeAsync("lang");
        if (!_looked.Add($"{language} {kind}"))
        {
            return;
        }

        await AssertAccessibleAsync();
        await Page.SetViewportSizeAsync(320, 900);
        var sideways = await Page.EvaluateAsync<int>(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        );
        Assert.That(sideways, Is.LessThanOrEqualTo(0), $"{Page.Url} scrolls sideways at 320 px");
        await AssertAccessibleAsync();
        await PictureAsync(kind, language!, "320");
        await Page.SetViewportSizeAsync(1280, 900);
        await PictureAsync(kind, language!, "1280");
    }

    public async ValueTask DisposeAsync() => await _context.DisposeAsync();

    private static FilePayload TextFile(string name) =>
        new()
        {
            Name = name,
            MimeType = "text/plain",
            Buffer = System.Text.Encoding.UTF8.GetBytes($"{name}: 银行回单 200,000.00"),
        };

    private static async Task ChooseFirstAsync(ILocator list) =>
        await list.SelectOptionAsync(new SelectOptionValue { Index = 1 });

    private async Task SendAsync(ILocator button)
    {
        await Page.RunAndWaitForResponseAsync(
            () => button.ClickAsync(),
            response => response.Request.Method == "POST" && response.Request.ResourceType == "document"
        );
        await Page.WaitForLoadStateAsync(LoadState.DOMContentLoaded);
        Assert.That(await Page.Locator(".fm-errors").CountAsync(), Is.Zero, $"{Page.Url}: {await FaultsAsync()}");
        await LookAsync();
    }

    private static async Task FillAsync(ILocator field, string value)
    {
        var kind = await field.EvaluateAsync<string>("e => e.tagName === 'SELECT' ? 'select' : e.type");
        await (
            kind switch
            {
                "select" => field.SelectOptionAsync(value),
                "checkbox" => field.CheckAsync(),
                _ => field.FillAsync(value),
            }
        );
    }

    private async Task AssertAccessibleAsync()
    {
        var result = await Page.RunAxe(
            new AxeRunOptions
            {
                RunOnly = new RunOnlyOptions { Type = "tag", Values = [.. Rules] },
            }
        );
        var faults = result.Violations.Select(v =>
            $"{v.Id} ({v.Impact}): {string.Join("; ", v.Nodes.Take(3).Select(n => n.Html))}"
        );
        Assert.That(faults, Is.Empty, Page.Url);
    }

    private async Task<string> FaultsAsync() =>
        await Page.Locator(".fm-errors").CountAsync() == 0
            ? ""
            : await Page.Locator(".fm-errors").First.InnerTextAsync();

    /// <summary>Keeps a picture of each kind of page where FUND_PICTURES names a folder, to be looked at by a person.</summary>
    private async Task PictureAsync(string kind, string language, string width)
    {
        if (Environment.GetEnvironmentVariable("FUND_PICTURES") is { Length: > 0 } folder)
        {
            var name = string.Create(
                CultureInfo.InvariantCulture,
                $"{kind.Trim('/').Replace('/', '-').Replace('*', '_')}-{language}-{width}.png"
            );
            await Page.ScreenshotAsync(new() { Path = Path.Combine(folder, name), FullPage = true });
        }
    }
}
