using Lifecycle;
using Lifecycle.AspNetCore;
using Lifecycle.Partnerships;
using Microsoft.AspNetCore.Authentication;

namespace PartnershipDesk;

/// <summary>The application: an API for partnerships, and a dashboard.</summary>
public static class Desk
{
    /// <summary>Where it listens, unless <c>--urls</c> names another address.</summary>
    private const string Address = "http://localhost:5080";

    private const string SignedIn = "signed-in";

    /// <summary>Starts the application. The first start fills the database.</summary>
    /// <param name="args">The command line: <c>--urls</c>, <c>--database</c>.</param>
    public static async Task<WebApplication> StartAsync(string[] args)
    {
        var app = Build(args);
        await Seed.RunAsync(app.Services);
        await app.StartAsync();
        return app;
    }

    /// <summary>Tells where the application is, and what to look at.</summary>
    public static void Tell(WebApplication app, TextWriter output)
    {
        var address = app.Urls.First();
        output.WriteLine($"""
            Partnerships are kept in {DatabaseOf(app.Configuration)}.

            {address}
                sign in as one of the people, such as the Project lead
            {address}/lifecycles
                the dashboard: how many of the {Seed.All.Count} partnerships are in each stage
            {address}/lifecycles/PartnershipLifecycle/instance?id=warm-homes-oldham-2013
                a launch that is refused: nothing measures whether the scheme works
            {address}/lifecycles/PartnershipLifecycle/instance/board-report?id=herefordshire-better-care-fund
                a report to the board, in red: the agreement has expired. It prints on A4
            {address}/partnerships
                the API; {address}/openapi/v1.json describes it

            Stop it with Ctrl+C.
            """);
    }

    private static WebApplication Build(string[] args)
    {
        var builder = WebApplication.CreateBuilder(args);
        builder.Logging.AddFilter("Microsoft", LogLevel.Warning)
            .AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error) // Its keys protect nothing here.
            .AddFilter("Lifecycle", LogLevel.Warning);
        if (builder.Configuration["urls"] is null)
            builder.WebHost.UseUrls(Address);

        // A page elsewhere could give its own name this machine's address.
        builder.Configuration["AllowedHosts"] ??= "localhost;127.0.0.1;[::1]";

        var database = DatabaseOf(builder.Configuration);
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(database))!);
        builder.Services.AddPartnershipLifecycle(options => options.PooledFunds = true)
            .UseSqlite($"Data Source={database}", new() { CreateIfMissing = true });
        builder.Services.AddScoped<ILifecycleEventSender, EventLog>();

        // Who may do what is asked by the partnership: the manager launches, a sponsor waives.
        builder.Services.AddAuthentication(DeskUsers.SchemeName)
            .AddScheme<AuthenticationSchemeOptions, DeskUsers>(DeskUsers.SchemeName, null);
        builder.Services.AddAuthorizationBuilder()
            .AddPolicy(SignedIn, policy => policy.RequireAuthenticatedUser());
        builder.Services.AddProblemDetails();
        builder.Services.AddOpenApi();

        var app = builder.Build();
        app.UseExceptionHandler().UseStatusCodePages().UseAuthentication().UseAuthorization();
        app.MapLifecycle<PartnershipLifecycle>("/partnerships", options => options
            .ShowSubject()
            .AllowPatch(SignedIn)
            .AllowWaivers<Partnership>(SignedIn, Grant, Revoke));
        app.MapOpenApi();
        app.MapLifecycleDashboard("/lifecycles", options =>
        {
            options.Title = "Partnership desk";

            // No proxy is in front of a sample that would look like a browser on this machine.
            options.AllowLocalRequests = true;
            options.ShowPartnerships(waiverPolicy: SignedIn);
        });
        HomePage.Map(app);
        return app;
    }

    private static string DatabaseOf(IConfiguration configuration) =>
        configuration["database"] ?? DeskFile.DefaultPath;

    private static void Grant(Partnership partnership, WaiverChange change) =>
        Authority(change).Grant(
            partnership.RecordAs(change.Waiver.GrantedBy),
            change.Waiver,
            change.RequestedBy ?? throw new ArgumentException("Say in requestedBy who asks for the waiver."));

    private static void Revoke(Partnership partnership, WaiverChange change) => Authority(change).Revoke(
        partnership.RecordAs(change.Waiver.GrantedBy),
        change.Waiver.CriterionId,
        change.Waiver.GrantedBy,
        change.Waiver.Rationale,
        change.Waiver.GrantedAt);

    private static WaiverAuthority Authority(WaiverChange change) =>
        change.Http.RequestServices.GetRequiredService<WaiverAuthority>();
}
