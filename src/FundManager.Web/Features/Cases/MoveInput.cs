using System.Globalization;
using FundManager.Domain;
using FundManager.Domain.Applications;

namespace FundManager.Web.Features.Cases;

/// <summary>What was typed into the form of a move, after its validator passed it.</summary>
public sealed class MoveInput(IDictionary<string, string> values, IReadOnlyList<IFormFile> files)
{
    public IReadOnlyList<IFormFile> Files { get; } = files;

    public string Text(string name) => values.TryGetValue(name, out var value) ? value?.Trim() ?? "" : "";

    public Money Amount(string name) =>
        Proposal.TryAmount(Text(name), out var amount) ? amount : throw new FormatException(name);

    public int Number(string name) => int.Parse(Text(name), CultureInfo.InvariantCulture);

    public DateOnly Day(string name) => DateOnly.ParseExact(Text(name), "yyyy-MM-dd", CultureInfo.InvariantCulture);

    public T Choice<T>(string name)
        where T : struct, Enum => Enum.Parse<T>(Text(name));
}
