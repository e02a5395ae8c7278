#!/usr/bin/env bash
# Measures the build time of the analyzers on a generated project of 1,000 files. 200 of them have a method that uses a
# lifecycle or, with the argument "stateless", a class that uses a Stateless machine. With "peers" as the second argument,
# the analyzers of xunit and Meziantou run too, and each file has a test. Prints the compiler's own figures for a single
# thread; with several threads these would include waiting times. Leaves no files behind.
set -euo pipefail
kind=${1:-lifecycle}
peers=${2:-}
root=$(cd "$(dirname "$0")/../.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

dotnet build "$root/src/Lifecycle" -c Release -v q --nologo > /dev/null
dotnet build "$root/analyzers/Lifecycle.Analyzers" -c Release -v q --nologo > /dev/null

mkdir -p "$work/artifacts/packages"
cp "$root/nuget.config" "$work"
echo /parallel- > "$work/serial.rsp"
package() { sed -n "s|.*<PackageVersion \(Include=\"$1\" Version=\"[^\"]*\"\) />.*|<PackageReference \1 />|p" "$root/Directory.Packages.props"; }
if [ "$kind" = stateless ]; then
  reference=$(package Stateless)
else
  reference="<Reference Include=\"$root/src/Lifecycle/bin/Release/net10.0/Lifecycle.dll\" />"
fi

cat > "$work/Cost.csproj" << XML
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup>
    <TargetFramework>net10.0</TargetFramework>
    <Nullable>enable</Nullable>
    <ImplicitUsings>enable</ImplicitUsings>
  </PropertyGroup>
  <ItemGroup>
    $reference
    $([ -z "$peers" ] || for each in xunit xunit.analyzers Meziantou.Analyzer; do package $each; done)
    <Analyzer Include="$root/analyzers/Lifecycle.Analyzers/bin/Release/netstandard2.0/Lifecycle.Generators.dll" />
    <Analyzer Include="$root/analyzers/Lifecycle.Analyzers/bin/Release/netstandard2.0/Lifecycle.Analyzers.dll" />
  </ItemGroup>
</Project>
XML

if [ "$kind" = lifecycle ]; then
cat > "$work/Order.cs" << 'CODE'
using Lifecycle;

public enum Stage { Cart, Paid, Shipped, Delivered, Cancelled }
public enum Trigger { Pay, Ship, Deliver, Cancel, Note }
public class Order { public decimal Total { get; set; } }

public class OrderLifecycle : LifecycleDefinition<Stage, Trigger, Order>
{
    protected override void Define(LifecycleBuilder<Stage, Trigger, Order> lifecycle)
    {
        lifecycle.StartsIn(Stage.Cart);
        lifecycle.Stage(Stage.Cart).On(Trigger.Pay).GoTo(Stage.Paid).On(Trigger.Cancel).GoTo(Stage.Cancelled);
        lifecycle.Stage(Stage.Paid).Requires("PAY-1", order => order.Total > 0, "Nothing is ordered.")
            .On(Trigger.Ship).GoTo(Stage.Shipped).On(Trigger.Cancel).GoTo(Stage.Cancelled).On(Trigger.Note).Stay();
        lifecycle.Stage(Stage.Shipped).On(Trigger.Deliver).GoTo(Stage.Delivered);
        lifecycle.Stage(Stage.Delivered).IsTerminal();
        lifecycle.Stage(Stage.Cancelled).IsTerminal();
    }
}
CODE
fi

for number in $(seq 1 1000); do
  {
    [ "$kind" = lifecycle ] && echo 'using Lifecycle;' || echo 'using Stateless;'
    cat << CODE

namespace Cost.Part$number;

public class Worker
{
    private readonly Dictionary<string, List<int>> _numbers = [];

    public int Sum(IEnumerable<int> numbers) => numbers.Where(number => number % 2 == 0).Select(number => number * $number).Sum();

    public void Add(string name, int number)
    {
        if (!_numbers.TryGetValue(name, out var list))
            _numbers.Add(name, list = []);

        for (var index = 0; index < number; index++)
            list.Add(index switch { 0 => $number, < 10 => index, _ => index / 2 });
    }

    public async Task<string> DescribeAsync(CancellationToken cancellationToken)
    {
        await Task.Delay(1, cancellationToken);
        return string.Join(", ", from pair in _numbers orderby pair.Key select \$"{pair.Key}: {pair.Value.Count}");
    }
CODE
    if [ -n "$peers" ]; then
      printf '\n    [Xunit.Fact]\n    public void Sums() => Xunit.Assert.Equal(2 * %s, Sum([1, 2]));\n' "$number"
    fi
    if ((number % 5 == 0)) && [ "$kind" = stateless ]; then
      cat << CODE

    public enum Stage { Cart, Paid, Shipped, Delivered, Cancelled }

    public enum Trigger { Pay, Ship, Deliver, Cancel, Note }

    private readonly StateMachine<Stage, Trigger> _order = new(Stage.Cart);

    public Worker()
    {
        _order.Configure(Stage.Cart).Permit(Trigger.Pay, Stage.Paid).Permit(Trigger.Cancel, Stage.Cancelled);
        _order.Configure(Stage.Paid).OnEntry(() => Add("paid", $number))
            .PermitIf(Trigger.Ship, Stage.Shipped, () => _numbers.Count > 0).Permit(Trigger.Cancel, Stage.Cancelled).Ignore(Trigger.Note);
        _order.Configure(Stage.Shipped).OnExit(() => Add("shipped", $number)).Permit(Trigger.Deliver, Stage.Delivered);
        _order.Configure(Stage.Delivered);
        _order.Configure(Stage.Cancelled);
    }

    public void Run(bool express)
    {
        _order.Fire(Trigger.Pay);
        for (var attempt = 0; attempt < 3 && _order.State == Stage.Paid; attempt++)
        {
            if (_order.CanFire(Trigger.Ship))
                _order.Fire(express ? Trigger.Ship : Trigger.Note);
        }

        try
        {
            switch (_order.State)
            {
                case Stage.Paid when !express:
                    _order.Fire(Trigger.Cancel);
                    break;
                case Stage.Shipped:
                    _order.Fire(Trigger.Deliver);
                    break;
            }
        }
        finally
        {
            Add(_order.State.ToString(), 1);
        }
    }
CODE
    elif ((number % 5 == 0)); then
      cat << CODE

    public async Task RunAsync(LifecycleDefinition<Stage, Trigger, Order> lifecycle, bool express)
    {
        var order = lifecycle.Start(new() { Total = $number });
        await order.FireAsync(Trigger.Pay);
        for (var attempt = 0; attempt < 3 && order.Stage == Stage.Paid; attempt++)
        {
            var result = await order.TryFireAsync(express ? Trigger.Ship : Trigger.Note);
            if (result.Moved)
                break;
        }

        try
        {
            switch (order.Stage)
            {
                case Stage.Paid when !express:
                    await order.FireAsync(Trigger.Cancel);
                    break;
                case Stage.Shipped:
                    await order.FireAsync(Trigger.Deliver);
                    break;
            }
        }
        finally
        {
            Add(order.Stage.ToString(), 1);
        }
    }
CODE
    fi
    echo '}'
  } > "$work/Part$number.cs"
done

dotnet restore "$work/Cost.csproj" -v q --nologo
dotnet build "$work/Cost.csproj" --no-restore --nologo -v q > /dev/null
for run in 1 2 3; do
  rm -rf "$work/obj/Debug"
  dotnet build "$work/Cost.csproj" --no-restore --nologo -v:d "-p:CompilerResponseFile=$work/serial.rsp" -p:ReportAnalyzer=true -clp:PerformanceSummary > "$work/log.txt"
  echo "Run $run: $(grep -E '^ +[0-9]+ ms +Csc ' "$work/log.txt" | tail -n 1 | awk '{ print $1 }') ms in the compiler"
  grep -E 'Total (analyzer|generator) execution time|^ *[<0-9.]+ +[<0-9.]+ +(Lifecycle\.|[^ ]+, Version)' "$work/log.txt" | sed -E 's/^ +//; s/, Version=.*//' | sort -u
done
