using System.Text.Json;
using Lifecycle.Dashboard;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace Lifecycle.Partnerships.Dashboard;

/// <summary>A section that shows a part of what is recorded of a partnership.</summary>
internal abstract class PartnershipSection : ComponentBase
{
    [Parameter, EditorRequired]
    public required ManagedInstance<string, JsonElement> Instance { get; set; }

    [Inject]
    public required IServiceProvider Services { get; set; }

    protected Partnership Partnership { get; private set; } = null!;

    protected override void OnInitialized() => Partnership = StoredPartnership.Read(Instance, Services);

    protected override void BuildRenderTree(RenderTreeBuilder builder) => Content().Render(builder);

    protected abstract Node Content();
}
