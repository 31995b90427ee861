using FundManager.Web.Options;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Options;

namespace FundManager.Web.Mail;

/// <summary>Where people find the program: as set, else where it listens.</summary>
public sealed class PublicAddress(IOptions<FundOptions> options, IServer server)
{
    /// <summary>Without a slash at the end; "" while it is not known.</summary>
    public string Value =>
        (
            options.Value.PublicAddress is { Length: > 0 } set
                ? set
                : server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() ?? ""
        ).TrimEnd('/');

    /// <summary>The body of a mail, whose last line is the path of a page, with the whole address of that page.</summary>
    public string Complete(string body)
    {
        var last = body.LastIndexOf('\n') + 1;
        return last < body.Length && body[last] == '/'
            ? string.Concat(body.AsSpan(0, last), Value, body.AsSpan(last))
            : body;
    }
}
