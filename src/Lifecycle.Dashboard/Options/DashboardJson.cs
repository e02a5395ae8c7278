using System.Text.Json.Serialization;

namespace Lifecycle.Dashboard;

/// <summary>What the dashboard writes as JSON.</summary>
[JsonSerializable(typeof(Waiver))]
internal sealed partial class DashboardJson : JsonSerializerContext;
