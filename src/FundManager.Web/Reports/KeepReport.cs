using FundManager.Domain.History;
using FundManager.Domain.Organisations;
using FundManager.Web.Features;
using FundManager.Web.Files;

namespace FundManager.Web.Reports;

/// <summary>Gives a frozen report at once: as it was kept, and rendered and kept where nobody asked for it before.</summary>
[UseCase]
public sealed class KeepReport(AskForReport ask, RenderReport render, IFileStore store)
{
    /// <summary>The content; null where there is nothing to tell.</summary>
    public async Task<Stream?> ExecuteAsync(
        Report report,
        Case @case,
        (string Language, string Format) way,
        Person person,
        CancellationToken cancellationToken
    )
    {
        var kept = await ask.KeptAsync(report, @case, way, cancellationToken);
        if (kept?.Hash is { } hash)
        {
            return store.OpenRead(hash);
        }

        if (await report.ReadAsync(@case, cancellationToken) is not { } content)
        {
            return null;
        }

        var file = new MemoryStream(render.Render(report, content, way.Language, way.Format));
        if (kept is null && report.FrozenAs(@case) is not null)
        {
            var asked = ask.RowOf(report, @case, way, person);
            (asked.Hash, asked.SizeBytes) = await store.WriteAsync(file, cancellationToken);
            asked.FileName = RenderReport.FileNameOf(report, content.Number, way);
            (asked.EndedAt, asked.Done, asked.Total) = (asked.AskedAt, 1, 1);
            await ask.AddAsync(asked, cancellationToken);
            file.Position = 0;
        }

        return file;
    }
}
