namespace FundManager.Web.Tests.Harness;

/// <summary>Makes one move as an account does in its browser.</summary>
internal static class MoveOverHttp
{
    /// <summary>Makes a move that must succeed.</summary>
    public static async Task DoAsync(
        this FundServer server,
        string account,
        string kind,
        Guid id,
        string trigger,
        params (string Name, string Value)[] values
    )
    {
        var page = await server.PostAsync(account, kind, id, trigger, values);
        Assert.That(page.Location, Is.Not.Null, $"{trigger}: {page.Text}");
    }

    /// <summary>What the program says to a move that must not succeed.</summary>
    public static async Task<string> TryAsync(
        this FundServer server,
        string account,
        string kind,
        Guid id,
        string trigger,
        params (string Name, string Value)[] values
    )
    {
        var page = await server.PostAsync(account, kind, id, trigger, values);
        Assert.That(page.Location, Is.Null, trigger);
        return page.Text;
    }

    private static async Task<FundPageView> PostAsync(
        this FundServer server,
        string account,
        string kind,
        Guid id,
        string trigger,
        (string Name, string Value)[] values
    )
    {
        using var client = await server.SignInAsync(account);
        var form = values.ToDictionary(v => v.Name, v => v.Value, StringComparer.Ordinal);
        form.TryAdd("reason", "As the record says.");
        // Where the rules say no before anything is typed, the page of the move shows why instead of its form.
        var page = await client.GetAsync($"/moves/{kind}/{id}/{trigger}");
        return page.ValueOf("Input.Token") is null ? page : await client.MoveAsync(kind, id, trigger, form);
    }
}
