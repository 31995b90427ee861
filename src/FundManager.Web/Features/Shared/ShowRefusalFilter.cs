using FundManager.Domain;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.EntityFrameworkCore;

namespace FundManager.Web.Features;

/// <summary>The one place where a refusal or a lost race becomes a page: shown again with the reason on top, status 422.</summary>
public sealed class ShowRefusalFilter(Texts texts) : IAsyncPageFilter
{
    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(
        PageHandlerExecutingContext context,
        PageHandlerExecutionDelegate next
    )
    {
        var executed = await next();
        var refusal = executed.Exception switch
        {
            RefusedException refused => refused.Refusal,
            DbUpdateConcurrencyException => new Refusal("GEN-03"),
            _ => null,
        };
        if (refusal is null || context.HandlerInstance is not FundPage page)
        {
            return;
        }

        page.ModelState.AddModelError("", texts.For(refusal));
        executed.ExceptionHandled = true;
        executed.Result = await page.ShowAgainAsync(context.HttpContext.RequestAborted);
    }
}
