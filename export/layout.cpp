#include "export/layout.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

#include "export/edge_stream.h"

namespace dossier {
namespace {

constexpr double kSpacing = 90;     // wanted length of an edge
constexpr double kAccuracy = 0.9;   // a cell narrower than this many times its distance acts as one point
constexpr int kDeepest = 32;        // of the quadtree: points that coincide end in one cell

/// The quadtree of Barnes and Hut (1986): the repulsion of far nodes is that of their centre of mass.
class QuadTree {
 public:
  QuadTree(const std::vector<Point>& points, const std::vector<double>& masses) : points_(points), masses_(masses) {
    double low_x = points[0].x, high_x = low_x, low_y = points[0].y, high_y = low_y;
    for (const Point& p : points) {
      low_x = std::min(low_x, p.x);
      high_x = std::max(high_x, p.x);
      low_y = std::min(low_y, p.y);
      high_y = std::max(high_y, p.y);
    }
    const double width = std::max({high_x - low_x, high_y - low_y, 1.0});
    cells_.reserve(points.size() * 2);
    cells_.push_back({});
    cells_[0].corner = {low_x, low_y};
    cells_[0].width = width;
    for (uint32_t i = 0; i < points.size(); ++i) insert(i);
  }

  /// Sum of the repulsions on node `i`: mass of both over the distance.
  Point repulsion(uint32_t i) const {
    Point force;
    const Point at = points_[i];
    stack_.assign(1, 0);
    while (!stack_.empty()) {
      const Cell& cell = cells_[stack_.back()];
      stack_.pop_back();
      if (cell.mass == 0 || cell.only == static_cast<int32_t>(i)) continue;
      const double dx = at.x - cell.centre.x / cell.mass, dy = at.y - cell.centre.y / cell.mass;
      const double square = dx * dx + dy * dy;
      if (cell.first_child < 0 || cell.width * cell.width < kAccuracy * kAccuracy * square) {
        if (square < 1e-9) continue;
        const double scale = masses_[i] * cell.mass / square;
        force.x += dx * scale;
        force.y += dy * scale;
        continue;
      }
      for (int32_t child = 0; child < 4; ++child) stack_.push_back(cell.first_child + child);
    }
    return force;
  }

 private:
  struct Cell {
    Point corner, centre;  // `centre` is the sum of positions weighted by mass
    double width = 0, mass = 0;
    int32_t first_child = -1, only = -1;
  };

  int32_t child_for(int32_t cell, Point p) const {
    const Cell& c = cells_[static_cast<size_t>(cell)];
    const double half = c.width / 2;
    return c.first_child + (p.x >= c.corner.x + half ? 1 : 0) + (p.y >= c.corner.y + half ? 2 : 0);
  }

  void split(int32_t cell) {
    const Cell parent = cells_[static_cast<size_t>(cell)];
    cells_[static_cast<size_t>(cell)].first_child = static_cast<int32_t>(cells_.size());
    const double half = parent.width / 2;
    for (int child = 0; child < 4; ++child) {
      Cell c;
      c.corner = {parent.corner.x + (child & 1 ? half : 0), parent.corner.y + (child & 2 ? half : 0)};
      c.width = half;
      cells_.push_back(c);
    }
  }

  void add(int32_t cell, uint32_t point) {
    Cell& c = cells_[static_cast<size_t>(cell)];
    c.mass += masses_[point];
    c.centre.x += points_[point].x * masses_[point];
    c.centre.y += points_[point].y * masses_[point];
  }

  void insert(uint32_t point) {
    int32_t cell = 0;
    for (int depth = 0;; ++depth) {
      const bool empty = cells_[static_cast<size_t>(cell)].mass == 0;
      add(cell, point);
      if (empty) {
        cells_[static_cast<size_t>(cell)].only = static_cast<int32_t>(point);
        return;
      }
      if (depth == kDeepest) {
        cells_[static_cast<size_t>(cell)].only = -1;
        return;
      }
      if (cells_[static_cast<size_t>(cell)].first_child < 0) {
        split(cell);
        const auto moved = static_cast<uint32_t>(cells_[static_cast<size_t>(cell)].only);
        cells_[static_cast<size_t>(cell)].only = -1;
        const int32_t child = child_for(cell, points_[moved]);
        add(child, moved);
        cells_[static_cast<size_t>(child)].only = static_cast<int32_t>(moved);
      }
      cell = child_for(cell, points_[point]);
    }
  }

  const std::vector<Point>& points_;
  const std::vector<double>& masses_;
  std::vector<Cell> cells_;
  mutable std::vector<int32_t> stack_;
};

/// Starting places on a sunflower's spiral: even, and the same each time.
std::vector<Point> spiral(size_t count) {
  const double golden_angle = std::numbers::pi * (3 - std::sqrt(5.0));
  std::vector<Point> points(count);
  for (size_t i = 0; i < count; ++i) {
    const double radius = kSpacing * 0.6 * std::sqrt(static_cast<double>(i) + 0.5);
    const double angle = golden_angle * static_cast<double>(i);
    points[i] = {radius * std::cos(angle), radius * std::sin(angle)};
  }
  return points;
}

/// A few rounds that push apart nodes nearer than a label's height and some width, cell by cell of a grid.
void separate(std::vector<Point>& points, double distance) {
  constexpr int kRounds = 40;
  std::vector<uint32_t> order(points.size());
  for (int round = 0; round < kRounds; ++round) {
    for (uint32_t i = 0; i < order.size(); ++i) order[i] = i;
    std::sort(order.begin(), order.end(), [&](uint32_t a, uint32_t b) {
      return points[a].x != points[b].x ? points[a].x < points[b].x : a < b;
    });
    bool moved = false;
    for (size_t i = 0; i < order.size(); ++i) {
      for (size_t j = i + 1; j < order.size() && points[order[j]].x - points[order[i]].x < distance; ++j) {
        Point &a = points[order[i]], &b = points[order[j]];
        double dx = b.x - a.x, dy = b.y - a.y;
        const double length = std::hypot(dx, dy);
        if (length >= distance) continue;
        if (length < 1e-6) dx = 1, dy = 0;
        const double push = (distance - length) / 2 / std::max(length, 1.0);
        a.x -= dx * push;
        a.y -= dy * push;
        b.x += dx * push;
        b.y += dy * push;
        moved = true;
      }
    }
    if (!moved) return;
  }
}

}  // namespace

// Force-directed as in ForceAtlas2 (Jacomy, Venturini, Heymann and Bastian 2014): repulsion grows with degree, so that
// hubs stand apart with their leaves around them; steps are cooled as by Fruchterman and Reingold (1991).
std::vector<Point> lay_out(const GraphView& view) {
  const size_t count = view.nodes().size();
  std::vector<Point> points = spiral(count);
  if (count < 2) return points;
  std::vector<double> masses(count, 1);
  std::vector<std::pair<uint32_t, uint32_t>> links;  // gone through in each round
  for (const ViewEdge& e : view.edges()) {
    links.emplace_back(e.source, e.target);
    masses[e.source] += 0.5;
    masses[e.target] += 0.5;
  }
  const int rounds = count <= 2000 ? 300 : count <= 20000 ? 120 : 40;
  const double repulsion = kSpacing * kSpacing * 0.18, gravity = 0.02;
  const double first_step = kSpacing * std::sqrt(static_cast<double>(count)) * 0.15;
  std::vector<Point> forces(count);
  for (int round = 0; round < rounds; ++round) {
    const QuadTree tree(points, masses);
    for (uint32_t i = 0; i < count; ++i) {
      const Point push = tree.repulsion(i);
      forces[i] = {push.x * repulsion - points[i].x * gravity * masses[i],
                   push.y * repulsion - points[i].y * gravity * masses[i]};
    }
    for (const auto& [source, target] : links) {
      const double dx = points[target].x - points[source].x, dy = points[target].y - points[source].y;
      const double pull = std::hypot(dx, dy) / kSpacing * 0.35;
      const double ratio = pull / std::max(1.0, std::hypot(dx, dy)) * kSpacing * 0.2;
      forces[source].x += dx * ratio;
      forces[source].y += dy * ratio;
      forces[target].x -= dx * ratio;
      forces[target].y -= dy * ratio;
    }
    const double cooling = 1 - static_cast<double>(round) / rounds;
    const double step = std::max(1.0, first_step * cooling * cooling);
    for (size_t i = 0; i < count; ++i) {
      const double length = std::hypot(forces[i].x, forces[i].y);
      const double scale = length > step ? step / length : 1.0;
      points[i].x += forces[i].x * scale;
      points[i].y += forces[i].y * scale;
    }
  }
  if (count <= 20000) separate(points, kSpacing * 0.55);
  // Whole tenths of a pixel: enough for any viewer, and short in files.
  for (Point& p : points) p = {std::round(p.x * 10) / 10, std::round(p.y * 10) / 10};
  return points;
}

}  // namespace dossier
