using System.Collections;
using System.Reflection;
using FundManager.Domain;

namespace FundManager.Web.Tests.Features.Reports;

/// <summary>Puts one text wherever a report's content holds what people typed in both languages.</summary>
internal static class TypedTexts
{
    /// <summary>Replaces them in place. What comes from files of the program (frameworks, schemes) is shared and stays.</summary>
    public static void Replace(object content, LocalText text)
    {
        HashSet<object> seen = new(ReferenceEqualityComparer.Instance);
        Stack<object> open = new([content]);
        while (open.TryPop(out var one))
        {
            if (!seen.Add(one))
            {
                continue;
            }

            if (one is LocalText typed)
            {
                Set(typed, text);
            }
            else if (one is IEnumerable many and not string)
            {
                many.OfType<object>().ToList().ForEach(open.Push);
            }
            else if (IsOurs(one.GetType()))
            {
                Values(one).ToList().ForEach(open.Push);
            }
        }
    }

    private static bool IsOurs(Type type) =>
        !type.IsEnum
        && type.FullName?.StartsWith("FundManager.", StringComparison.Ordinal) == true
        && !type.Name.EndsWith("Framework", StringComparison.Ordinal)
        && !type.Name.EndsWith("Scheme", StringComparison.Ordinal);

    private static IEnumerable<object> Values(object one) =>
        one.GetType()
            .GetFields(BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public)
            .Where(field => !field.FieldType.IsPrimitive && !typeof(Delegate).IsAssignableFrom(field.FieldType))
            .Select(field => field.GetValue(one))
            .OfType<object>();

    private static void Set(LocalText typed, LocalText text)
    {
        typeof(LocalText).GetProperty(nameof(LocalText.En))!.SetValue(typed, text.En);
        typeof(LocalText).GetProperty(nameof(LocalText.Zh))!.SetValue(typed, text.Zh);
    }
}
