using FundManager.Domain;
using FundManager.Web.Access;
using Hangfire;
using Hangfire.Dashboard;

namespace FundManager.Web.Setup;

/// <summary>Only administrators see the queue.</summary>
internal sealed class DashboardDoor : IDashboardAuthorizationFilter
{
    public bool Authorize(DashboardContext context) =>
        context.GetHttpContext().User is { Identity.IsAuthenticated: true } user
        && user.ToPerson().Holds(Role.Administrator);

    public static void Map(WebApplication app) =>
        app.MapHangfireDashboard(
                "/jobs",
                new DashboardOptions
                {
                    Authorization = [new DashboardDoor()],
                    DashboardTitle = "FundManager",
                    AppPath = "/administration",
                    DisplayStorageConnectionString = false,
                }
            )
            .RequireAuthorization(Role.Administrator);
}
