using System.Text.Json;
using LoanApi;
using Microsoft.AspNetCore.Authentication;

var builder = WebApplication.CreateBuilder(args);
builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);

// The instances, their histories and the keys of requests are in one SQLite file.
builder.Services.AddLifecycle<LoanLifecycle>()
    .ConfigureStorage(storage => storage.Json = JsonSerializerOptions.Web)
    .UseSqlite(builder.Configuration["database"] ?? "Data Source=loans.db", new() { CreateIfMissing = true });

// Who may do what. The user who is signed in is the actor in the history.
builder.Services.AddAuthentication(ApiKeys.SchemeName)
    .AddScheme<AuthenticationSchemeOptions, ApiKeys>(ApiKeys.SchemeName, null);
builder.Services.AddAuthorizationBuilder()
    .AddPolicy("underwriters", policy => policy.RequireRole("underwriter"));
builder.Services.AddProblemDetails();
builder.Services.AddOpenApi();

var app = builder.Build();
app.UseExceptionHandler().UseStatusCodePages().UseAuthentication().UseAuthorization();
app.MapLifecycle<LoanLifecycle>("/loans", options => options.ShowSubject().Authorize("Approve", "underwriters"))
    .RequireAuthorization();
app.MapOpenApi();
app.Run();
