using System.Diagnostics.CodeAnalysis;
using System.Text;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Lifecycle.Dashboard;

/// <summary>What is needed of the types of pages.</summary>
internal static class PageResult
{
    public const DynamicallyAccessedMemberTypes Members = DynamicallyAccessedMemberTypes.All;
}

/// <summary>
/// A page that is rendered as a whole before anything is sent. It needs no service of the application, as a
/// <c>RazorComponentResult</c> would.
/// </summary>
internal sealed class PageResult<[DynamicallyAccessedMembers(PageResult.Members)] TPage, TModel>(
    Shell shell, TModel model, int status) : IResult
    where TPage : Page<TModel>
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var services = httpContext.RequestServices;
        var renderer = new HtmlRenderer(
            services, services.GetService<ILoggerFactory>() ?? NullLoggerFactory.Instance);
        await using (renderer.ConfigureAwait(false))
        {
            var parameters = ParameterView.FromDictionary(new Dictionary<string, object?>
            {
                [nameof(Page<>.Shell)] = shell,
                [nameof(Page<>.Model)] = model,
            });
            var html = await renderer.Dispatcher
                .InvokeAsync(async () =>
                    (await renderer.RenderComponentAsync<TPage>(parameters).ConfigureAwait(true)).ToHtmlString())
                .ConfigureAwait(false);
            var bytes = Encoding.UTF8.GetBytes(html);
            httpContext.Response.StatusCode = status;
            httpContext.Response.ContentType = "text/html; charset=utf-8";
            httpContext.Response.ContentLength = bytes.Length;
            if (!HttpMethods.IsHead(httpContext.Request.Method))
                await httpContext.Response.Body.WriteAsync(bytes, httpContext.RequestAborted).ConfigureAwait(false);
        }
    }
}
