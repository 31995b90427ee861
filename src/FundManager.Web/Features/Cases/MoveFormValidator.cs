using System.Globalization;
using FluentValidation;
using FundManager.Domain.Applications;

namespace FundManager.Web.Features.Cases;

/// <summary>The shape of what is typed into the form of a move: presence, length, format. Whether the fund allows it, the rules say.</summary>
public sealed class MoveFormValidator : AbstractValidator<MoveForm>
{
    public MoveFormValidator(IReadOnlyList<MoveField> fields, Texts texts)
    {
        foreach (var field in fields)
        {
            RuleFor(form => form.Values)
                .Custom(
                    (values, context) =>
                    {
                        if (
                            FaultOf(
                                field,
                                values.TryGetValue(field.Name, out var value) ? value?.Trim() ?? "" : "",
                                context.InstanceToValidate
                            ) is
                            { } fault
                        )
                        {
                            context.AddFailure(
                                $"Input.Values[{field.Name}]",
                                texts[$"faults.{fault.Key}", fault.Facts]
                            );
                        }
                    }
                );
        }
    }

    private static (string Key, object[] Facts)? FaultOf(MoveField field, string value, MoveForm form)
    {
        if (field.Kind == MoveFieldKind.File)
        {
            return field.IsRequired && form.Files.Count == 0 ? ("File", []) : null;
        }

        if (value.Length == 0)
        {
            return field.IsRequired
                ? (field.Kind == MoveFieldKind.Confirmation ? "Confirm" : $"Missing_{field.Kind}", [])
                : null;
        }

        return field.Kind switch
        {
            MoveFieldKind.LongText or MoveFieldKind.Text when value.Length > field.MaxLength => (
                "TooLong",
                [field.MaxLength]
            ),
            MoveFieldKind.Amount when !Proposal.TryAmount(value, out _) => ("Amount", []),
            MoveFieldKind.Number when !int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out _) => (
                "Number",
                []
            ),
            MoveFieldKind.Day
                when !DateOnly.TryParseExact(
                    value,
                    "yyyy-MM-dd",
                    CultureInfo.InvariantCulture,
                    DateTimeStyles.None,
                    out _
                ) => ("Day", []),
            MoveFieldKind.Choice when field.Choices.All(choice => choice.Value != value) => ("Missing_Choice", []),
            _ => null,
        };
    }
}

/// <summary>What was typed into the form of a move.</summary>
public sealed class MoveForm
{
    /// <summary>Names the form, so that a second click makes no second move.</summary>
    public Guid Token { get; set; }

    /// <summary>How many events the case had when the form was shown.</summary>
    public int Seen { get; set; }

    public IDictionary<string, string> Values { get; set; } = new Dictionary<string, string>(StringComparer.Ordinal);

    public IList<IFormFile> Files { get; set; } = [];
}
