using FundManager.Domain;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace FundManager.Data;

/// <summary>A constraint that fires reads like the rule that it backs; a lost race like every other lost race.</summary>
internal static class Constraints
{
    private static readonly Dictionary<string, string> Codes = new(StringComparer.Ordinal)
    {
        ["ck_balances_available"] = "FND-02",
        ["ck_balances_obligated"] = "DIS-04",
        ["ck_balances_not_negative"] = "LED-01",
        ["ck_calls_awarded"] = "CAL-16",
        ["ck_disbursements_requested"] = "DIS-03",
        ["ck_disbursements_duties"] = "DIS-07",
        ["ck_organisations_payee_looks"] = "PAY-62",
        ["ck_inputs_verified"] = "INP-02",
        ["ux_appraisals_corrects_id"] = "APR-17",
    };

    /// <summary>What <paramref name="failure"/> means to the user; null when it means that the program is wrong.</summary>
    /// <remarks>A deferred trigger fires at COMMIT, where EF does not wrap the database's exception: both are looked at.</remarks>
    public static Exception? Translate(Exception failure) =>
        (failure as PostgresException ?? failure.InnerException as PostgresException) switch
        {
            { ConstraintName: "pk_case_events" or "ux_case_events_token" or "ck_case_events_chain" }
            or {
                SqlState: PostgresErrorCodes.SerializationFailure
                    or PostgresErrorCodes.DeadlockDetected
                    or PostgresErrorCodes.LockNotAvailable
            } => new DbUpdateConcurrencyException("Another move came first.", failure),
            { ConstraintName: { } name } when Codes.TryGetValue(name, out var code) => new RefusedException(
                new Refusal(code),
                failure
            ),
            _ => null,
        };
}
